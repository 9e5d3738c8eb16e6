// Invites a new member of staff.
import { useAdminCache, useAdminDirectory } from '@/api/admin-hooks';
import type { AdminDirectory } from '@/api/admin-types';
import { filled, optional } from '@/lib/use-versioned-form';
import { Page } from '@/lib/ui/Page';
import { BackLink } from '../parts/BackLink';
import { EntryFrame } from '../parts/EntryFrame';
import { Loaded } from '../parts/Loaded';
import { useEntryForm } from '../parts/use-entry-form';
import { useOpenSaved } from '../parts/use-open-saved';
import { send } from '../send';
import { EMPTY, fieldOf, fromForm, rules } from './staff-form';
import { StaffFields } from './StaffFields';

export function InvitePage() {
  const query = useAdminDirectory();
  return (
    <>
      <BackLink to="/admin/staff">Персонал</BackLink>
      <Page title="Запросити працівника">
        <Loaded query={query}>{(directory) => <InviteForm directory={directory} />}</Loaded>
      </Page>
    </>
  );
}

const NOBODY = { version: 0, values: EMPTY, raw: null };

function InviteForm({ directory }: { directory: AdminDirectory }) {
  const cache = useAdminCache();
  const open = useOpenSaved('/admin/staff');
  const state = useEntryForm({
    key: 'admin.staff.new',
    shown: NOBODY,
    validate: { ...rules, email: filled('Вкажіть електронну пошту: на неї надійде запрошення') },
    fieldOf,
    send: (values) => send.invite(optional(values.id), fromForm(values)),
    read: () => NOBODY,
    store: (answer) => {
      cache.storeMember(answer);
      open(answer.id);
    },
    reload: cache.reload,
    done: ({ full_name, id, sign_in }) =>
      sign_in === 'pending'
        ? `${full_name}: запис у довіднику створено (${id}), але служба входу ще не відповіла. Натисніть «Узгодити».`
        : `${full_name}: запрошення надіслано. Імʼя для входу — ${id}.`,
  });
  return (
    <EntryFrame state={state} what="staff" submitLabel="Запросити">
      <StaffFields form={state.form} directory={directory} invites />
    </EntryFrame>
  );
}
