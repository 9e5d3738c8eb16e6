// «Персонал»: everybody who works with the service, and how to find them.
import { Button, Group, Select, Text, TextInput } from '@mantine/core';
import { IconSearch, IconUserPlus, IconUsers } from '@tabler/icons-react';
import { Link, useSearchParams } from 'react-router';

import { useAdminCache, useAdminDirectory } from '@/api/admin-hooks';
import type { AdminDirectory, StaffEntry } from '@/api/admin-types';
import { roleName } from '@/lib/format';
import { plural } from '@/lib/plural';
import { Notice } from '@/lib/ui/Notice';
import { Page } from '@/lib/ui/Page';
import { ProblemAlert } from '@/lib/ui/ProblemAlert';
import admin from '../parts/Admin.module.css';
import { Loaded } from '../parts/Loaded';
import { NEW } from '../parts/new';
import { useStep } from '../parts/use-step';
import { send } from '../send';
import { Badges } from './Badges';
import { filtered, standsInFor, STATES } from './filter';
import { ROLES } from './staff-form';
import classes from './Staff.module.css';

export function StaffPage() {
  const query = useAdminDirectory();
  return (
    <Page
      title="Персонал"
      aside={
        <Button component={Link} to={`/admin/staff/${NEW}`} leftSection={<IconUserPlus size={18} aria-hidden />}>
          Запросити
        </Button>
      }
    >
      <Loaded query={query}>{(directory) => <Staff directory={directory} />}</Loaded>
    </Page>
  );
}

function Staff({ directory }: { directory: AdminDirectory }) {
  const [params, setParams] = useSearchParams();
  const filter = {
    search: params.get('q') ?? '',
    role: params.get('role'),
    organisation: params.get('organisation'),
    state: params.get('state') ?? 'active',
  };
  const show = (name: string, value: string | null) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        if (value === null || value === '') after.delete(name);
        else after.set(name, value);
        return after;
      },
      { replace: true },
    );
  const staff = filtered(directory.staff, filter);
  return (
    <>
      <div className={admin.filters} role="search">
        <TextInput
          aria-label="Пошук працівника"
          placeholder="Прізвище, посада, пошта"
          leftSection={<IconSearch size={16} aria-hidden />}
          value={filter.search}
          onChange={(event) => show('q', event.currentTarget.value)}
        />
        <Select
          aria-label="Роль"
          placeholder="Усі ролі"
          clearable
          data={ROLES.map(({ role }) => ({ value: role, label: roleName(role) }))}
          value={filter.role}
          onChange={(value) => show('role', value)}
        />
        <Select
          aria-label="Організація"
          placeholder="Усі організації"
          clearable
          searchable
          data={directory.organisations.map(({ id, value }) => ({ value: id, label: value.name }))}
          value={filter.organisation}
          onChange={(value) => show('organisation', value)}
        />
        <Select
          aria-label="Стан"
          allowDeselect={false}
          data={STATES}
          value={filter.state}
          onChange={(value) => show('state', value)}
        />
      </div>
      <Text size="sm" c="dimmed" mb="xs" role="status">
        {plural.count(staff.length, 'працівник', 'працівники', 'працівників')}
      </Text>
      {staff.length === 0 ? (
        <Notice icon={IconUsers} title={directory.staff.length === 0 ? 'Поки що нікого немає' : 'Нікого не знайдено'}>
          <Text c="dimmed" ta="center" maw={420}>
            {directory.staff.length === 0
              ? 'Запросіть першого працівника: на його пошту надійде тимчасовий пароль.'
              : 'Змініть пошук або фільтри.'}
          </Text>
        </Notice>
      ) : (
        <ul className={admin.list} aria-label="Персонал">
          {staff.map((member) => (
            <Row key={member.id} member={member} directory={directory} />
          ))}
        </ul>
      )}
    </>
  );
}

function Row({ member, directory }: { member: StaffEntry; directory: AdminDirectory }) {
  const organisation = directory.organisations.find(({ id }) => id === member.value.organisation);
  return (
    <li className={classes.item}>
      <Link
        to={`/admin/staff/${encodeURIComponent(member.id)}`}
        className={`${admin.tile ?? ''} ${classes.row ?? ''}`}
        data-testid="staff-row"
        data-inactive={member.active ? undefined : true}
      >
        <div>
          <div className={admin.name}>{member.full_name}</div>
          <Text size="sm">{member.value.position}</Text>
          <Text size="xs" c="dimmed">
            {[organisation?.value.name, member.value.unit].filter((part) => part != null).join(' · ')}
          </Text>
        </div>
        <div>
          <Text size="sm">{member.value.roles.map(roleName).join(', ')}</Text>
          <Group mt={4}>
            <Badges member={member} standsInFor={standsInFor(directory.staff, member.id)} />
          </Group>
        </div>
      </Link>
      {member.sign_in === 'pending' && <Reconcile member={member} />}
    </li>
  );
}

function Reconcile({ member }: { member: StaffEntry }) {
  const cache = useAdminCache();
  const step = useStep({
    run: () => send.reconcile(member.id),
    store: cache.storeMember,
    done: ({ full_name }) => `Обліковий запис узгоджено: ${full_name}.`,
  });
  return (
    <div className={classes.reconcile}>
      <Button size="xs" variant="default" loading={step.sending} onClick={step.start} data-testid="reconcile">
        Узгодити
      </Button>
      <ProblemAlert error={step.problem} />
    </div>
  );
}
