// One member of staff: details, access, absence, what was changed.
import { Group, Text } from '@mantine/core';
import { IconUserQuestion } from '@tabler/icons-react';
import { useParams } from 'react-router';

import { useAdminCache, useAdminDirectory, useMember } from '@/api/admin-hooks';
import type { AdminDirectory, StaffDetail } from '@/api/admin-types';
import { asApiError } from '@/api/problem';
import { Notice } from '@/lib/ui/Notice';
import { Page } from '@/lib/ui/Page';
import admin from '../parts/Admin.module.css';
import { BackLink } from '../parts/BackLink';
import { ChangedBy } from '../parts/ChangedBy';
import { EntryFrame } from '../parts/EntryFrame';
import { History } from '../parts/History';
import { IN_A_MINUTE } from '../parts/in-a-minute';
import { Loaded } from '../parts/Loaded';
import { useRevert } from '../parts/revert';
import { useEntryForm } from '../parts/use-entry-form';
import { send } from '../send';
import { Badges } from './Badges';
import { standsInFor } from './filter';
import { MemberAccess } from './MemberAccess';
import { fieldOf, fromForm, rules, shownMember, toForm } from './staff-form';
import { StaffFields } from './StaffFields';

export function MemberPage() {
  const { id = '' } = useParams();
  const member = useMember(id);
  const directory = useAdminDirectory();
  if (asApiError(member.error).status === 404) {
    return (
      <Notice alone icon={IconUserQuestion} title="Такого працівника немає">
        <BackLink to="/admin/staff">Персонал</BackLink>
      </Notice>
    );
  }
  return (
    <>
      <BackLink to="/admin/staff">Персонал</BackLink>
      <Loaded query={member}>
        {(shown) => (
          <Loaded query={directory}>
            {(known) => (
              <Page title={shown.full_name} aside={<ChangedBy stamp={shown} />}>
                <Member key={shown.id} member={shown} directory={known} />
              </Page>
            )}
          </Loaded>
        )}
      </Loaded>
    </>
  );
}

function Member({ member, directory }: { member: StaffDetail; directory: AdminDirectory }) {
  const cache = useAdminCache();
  const state = useEntryForm({
    key: `admin.staff.${member.id}`,
    shown: shownMember(member),
    validate: rules,
    fieldOf,
    send: (values) => send.changeStaff(member, fromForm(values)),
    read: shownMember,
    store: cache.storeMember,
    reload: cache.reload,
    done: ({ full_name, sign_in }) =>
      sign_in === 'pending'
        ? `${full_name}: зміни збережено, але служба входу ще не відповіла. Натисніть «Узгодити».`
        : `${full_name}: зміни збережено. ${IN_A_MINUTE}`,
  });
  const revert = useRevert(state.form.setValues);
  const { substitute } = member.value;
  const present = directory.staff.find(({ id }) => id === substitute);
  const substitutes = [
    ...member.can_take_over,
    ...(present === undefined || member.can_take_over.some(({ id }) => id === present.id)
      ? []
      : [{ id: present.id, name: present.full_name }]),
  ];
  return (
    <>
      <Group mb="md" gap="sm">
        <Text size="sm" c="dimmed">
          {member.value.position} · вхід: <strong>{member.id}</strong>
        </Text>
        <Badges member={member} standsInFor={standsInFor(directory.staff, member.id)} />
      </Group>
      <div className={admin.columns}>
        <EntryFrame state={state} what="staff" stamp={member}>
          <StaffFields form={state.form} directory={directory} substitutes={substitutes} />
        </EntryFrame>
        <div className={admin.stack}>
          <MemberAccess member={member} />
          <History
            what="staff"
            id={member.id}
            onRevert={(before) => before.what === 'staff' && revert(toForm(before.value.person))}
          />
        </div>
      </div>
    </>
  );
}
