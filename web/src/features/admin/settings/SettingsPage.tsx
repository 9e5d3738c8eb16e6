// «Налаштування»: limits, rules and texts of the city.
import { Text } from '@mantine/core';
import { useState } from 'react';

import { useAdminCache, useSettings } from '@/api/admin-hooks';
import type { SettingsEntry } from '@/api/admin-types';
import { Page } from '@/lib/ui/Page';
import admin from '../parts/Admin.module.css';
import { ChangedBy } from '../parts/ChangedBy';
import { Confirm } from '../parts/Confirm';
import { EntryFrame } from '../parts/EntryFrame';
import { History } from '../parts/History';
import { IN_A_MINUTE } from '../parts/in-a-minute';
import { Loaded } from '../parts/Loaded';
import { useRevert } from '../parts/revert';
import { useEntryForm } from '../parts/use-entry-form';
import { send } from '../send';
import { asksAgain, fieldOf, fromForm, putBack, rules, shownSettings } from './settings-form';
import { SettingsFields } from './SettingsFields';

export function SettingsPage() {
  const query = useSettings();
  return (
    <Page title="Налаштування" aside={query.data !== undefined && <ChangedBy stamp={query.data} />}>
      <Loaded query={query}>{(settings) => <Settings settings={settings} />}</Loaded>
    </Page>
  );
}

function Settings({ settings }: { settings: SettingsEntry }) {
  const cache = useAdminCache();
  const [asks, setAsks] = useState(false);
  const state = useEntryForm({
    key: 'admin.settings',
    shown: shownSettings(settings),
    validate: rules,
    fieldOf,
    send: (values) => send.changeSettings(settings.version, fromForm(values)),
    read: shownSettings,
    store: cache.storeSettings,
    reload: cache.reload,
    done: ({ consent_version }) =>
      consent_version === settings.consent_version
        ? IN_A_MINUTE
        : `${IN_A_MINUTE} Згоду (редакція ${consent_version}) бот запитає в усіх знову.`,
  });
  const revert = useRevert(state.form.setValues);
  const again = asksAgain(state.form.values, settings.value);
  const submit = () => {
    if (again && !state.form.validate().hasErrors) setAsks(true);
    else state.submit();
  };
  return (
    <div className={admin.columns}>
      <EntryFrame state={{ ...state, submit }} what="settings" stamp={settings}>
        <SettingsFields form={state.form} consentVersion={settings.consent_version} asksAgain={again} />
      </EntryFrame>
      <History what="settings" onRevert={(before) => before.what === 'settings' && revert(putBack(before.value))} />
      <Confirm
        opened={asks}
        title="Змінити текст згоди?"
        confirmLabel="Зберегти й запитати всіх"
        onConfirm={() => {
          setAsks(false);
          state.start();
        }}
        onClose={() => setAsks(false)}
      >
        <Text size="sm">
          Кожен заявник, також той, хто вже погоджувався, побачить новий текст і має погодитися знову, перш ніж бот прийме
          його наступне звернення. Скасувати це потім не можна: повернення старого тексту теж буде новою редакцією.
        </Text>
      </Confirm>
    </div>
  );
}
