// One organisation, or a new one.
import { useParams } from 'react-router';

import { useAdminCache } from '@/api/admin-hooks';
import type { OrganisationEntry } from '@/api/admin-types';
import { quoted } from '@/lib/format';
import { Page } from '@/lib/ui/Page';
import admin from '../parts/Admin.module.css';
import { BackLink } from '../parts/BackLink';
import { EntryFrame } from '../parts/EntryFrame';
import { EntryPage } from '../parts/EntryPage';
import { History } from '../parts/History';
import { IN_A_MINUTE } from '../parts/in-a-minute';
import { useRevert } from '../parts/revert';
import { useEntryForm } from '../parts/use-entry-form';
import { useOpenSaved } from '../parts/use-open-saved';
import { send } from '../send';
import { EMPTY, fieldOf, fromForm, rules, shownOrganisation, toForm } from './organisation-form';
import { OrganisationFields } from './OrganisationFields';

const LIST = { to: '/admin/organisations', label: 'Організації' };

export function OrganisationPage() {
  const { id = '' } = useParams();
  return (
    <EntryPage
      back={LIST}
      find={({ organisations }) => organisations.find((organisation) => organisation.id === id)}
      missing="Такої організації немає"
      title={({ value }) => value.name}
    >
      {(organisation) => <Known key={organisation.id} organisation={organisation} />}
    </EntryPage>
  );
}

function Known({ organisation }: { organisation: OrganisationEntry }) {
  const cache = useAdminCache();
  const state = useEntryForm({
    key: `admin.organisation.${organisation.id}`,
    shown: shownOrganisation(organisation),
    validate: rules,
    fieldOf,
    send: (values) => send.changeOrganisation(organisation, fromForm(values)),
    read: shownOrganisation,
    store: (answer) => cache.store('organisations', answer),
    reload: cache.reload,
    done: ({ value }) =>
      value.active
        ? `${quoted(value.name)}: зміни збережено. ${IN_A_MINUTE}`
        : `${quoted(value.name)} більше не чинна: виконавців з неї не призначають. ${IN_A_MINUTE}`,
  });
  const revert = useRevert(state.form.setValues);
  return (
    <div className={admin.columns}>
      <EntryFrame state={state} what="organisation" stamp={organisation}>
        <OrganisationFields form={state.form} />
      </EntryFrame>
      <History
        what="organisation"
        id={organisation.id}
        onRevert={(before) => before.what === 'organisation' && revert(toForm(before.value))}
      />
    </div>
  );
}

const NOTHING = { version: 0, values: EMPTY, raw: null };

export function NewOrganisationPage() {
  const cache = useAdminCache();
  const open = useOpenSaved(LIST.to);
  const state = useEntryForm({
    key: 'admin.organisation.new',
    shown: NOTHING,
    validate: rules,
    fieldOf,
    send: (values) => send.createOrganisation(fromForm(values)),
    read: () => NOTHING,
    store: (answer) => {
      cache.store('organisations', answer);
      open(answer.id);
    },
    reload: cache.reload,
    done: ({ value }) => `${quoted(value.name)} зареєстровано в сервісі. ${IN_A_MINUTE}`,
  });
  return (
    <>
      <BackLink to={LIST.to}>{LIST.label}</BackLink>
      <Page title="Нова організація">
        <EntryFrame state={state} what="organisation" submitLabel="Додати">
          <OrganisationFields form={state.form} />
        </EntryFrame>
      </Page>
    </>
  );
}
