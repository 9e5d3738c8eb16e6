// One template, or a new one.
import { useParams } from 'react-router';

import { useAdminCache, useAdminDirectory } from '@/api/admin-hooks';
import type { TemplateEntry } from '@/api/admin-types';
import { quoted } from '@/lib/format';
import { Page } from '@/lib/ui/Page';
import admin from '../parts/Admin.module.css';
import { BackLink } from '../parts/BackLink';
import { EntryFrame } from '../parts/EntryFrame';
import { EntryPage } from '../parts/EntryPage';
import { History } from '../parts/History';
import { IN_A_MINUTE } from '../parts/in-a-minute';
import { Loaded } from '../parts/Loaded';
import { useRevert } from '../parts/revert';
import { useEntryForm } from '../parts/use-entry-form';
import { useOpenSaved } from '../parts/use-open-saved';
import { send } from '../send';
import { EMPTY, fieldOf, fromForm, rules, shownTemplate, toForm } from './template-form';
import { TemplateFields } from './TemplateFields';

const LIST = { to: '/admin/templates', label: 'Шаблони' };

export function TemplatePage() {
  const { id = '' } = useParams();
  return (
    <EntryPage
      back={LIST}
      find={({ templates }) => templates.find((template) => template.id === id)}
      missing="Такого шаблону немає"
      title={({ value }) => value.name}
    >
      {(template, { placeholders }) => <Known key={template.id} template={template} placeholders={placeholders} />}
    </EntryPage>
  );
}

function Known({ template, placeholders }: { template: TemplateEntry; placeholders: readonly string[] }) {
  const cache = useAdminCache();
  const state = useEntryForm({
    key: `admin.template.${template.id}`,
    shown: shownTemplate(template),
    validate: rules,
    fieldOf,
    send: (values) => send.changeTemplate(template, fromForm(values)),
    read: shownTemplate,
    store: (answer) => cache.store('templates', answer),
    reload: cache.reload,
    done: ({ value }) => `Шаблон ${quoted(value.name)} змінено. ${IN_A_MINUTE}`,
  });
  const revert = useRevert(state.form.setValues);
  return (
    <div className={admin.columns}>
      <EntryFrame state={state} what="template" stamp={template}>
        <TemplateFields form={state.form} placeholders={placeholders} />
      </EntryFrame>
      <History
        what="template"
        id={template.id}
        onRevert={(before) => before.what === 'template' && revert(toForm(before.value))}
      />
    </div>
  );
}

export function NewTemplatePage() {
  const query = useAdminDirectory();
  return (
    <>
      <BackLink to={LIST.to}>{LIST.label}</BackLink>
      <Page title="Новий шаблон">
        <Loaded query={query}>{({ placeholders }) => <NewForm placeholders={placeholders} />}</Loaded>
      </Page>
    </>
  );
}

const NOTHING = { version: 0, values: EMPTY, raw: null };

function NewForm({ placeholders }: { placeholders: readonly string[] }) {
  const cache = useAdminCache();
  const open = useOpenSaved(LIST.to);
  const state = useEntryForm({
    key: 'admin.template.new',
    shown: NOTHING,
    validate: rules,
    fieldOf,
    send: (values) => send.createTemplate(fromForm(values)),
    read: () => NOTHING,
    store: (answer) => {
      cache.store('templates', answer);
      open(answer.id);
    },
    reload: cache.reload,
    done: ({ value }) => `Шаблон ${quoted(value.name)} додано. ${IN_A_MINUTE}`,
  });
  return (
    <EntryFrame state={state} what="template" submitLabel="Додати">
      <TemplateFields form={state.form} placeholders={placeholders} />
    </EntryFrame>
  );
}
