// «Організації»: whose staff decide and work, by kind.
import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconBuilding, IconPlus } from '@tabler/icons-react';
import { Link } from 'react-router';

import { useAdminDirectory } from '@/api/admin-hooks';
import type { AdminDirectory, OrganisationEntry } from '@/api/admin-types';
import { plural } from '@/lib/plural';
import { Notice } from '@/lib/ui/Notice';
import { Page } from '@/lib/ui/Page';
import { ToneBadge } from '@/lib/ui/ToneBadge';
import admin from '../parts/Admin.module.css';
import { Loaded } from '../parts/Loaded';
import { NEW } from '../parts/new';
import { ORGANISATION_KINDS } from '../parts/words';

export function OrganisationsPage() {
  const query = useAdminDirectory();
  return (
    <Page
      title="Організації"
      aside={
        <Button component={Link} to={`/admin/organisations/${NEW}`} leftSection={<IconPlus size={18} aria-hidden />}>
          Додати
        </Button>
      }
    >
      <Loaded query={query}>{(directory) => <Groups directory={directory} />}</Loaded>
    </Page>
  );
}

function Groups({ directory }: { directory: AdminDirectory }) {
  const { organisations } = directory;
  if (organisations.length === 0) {
    return (
      <Notice icon={IconBuilding} title="Організацій ще немає">
        <Text c="dimmed" ta="center" maw={420}>
          Додайте виконавчі органи, комунальні підприємства й установи, працівники яких виконують звернення.
        </Text>
      </Notice>
    );
  }
  const groups = ORGANISATION_KINDS.map(({ value: kind, group }) => ({
    group,
    members: organisations
      .filter(({ value }) => value.kind === kind)
      // Those that no longer work stand below.
      .sort((one, other) => Number(other.value.active) - Number(one.value.active)),
  }));
  return (
    <Stack gap="lg">
      {groups
        .filter(({ members }) => members.length > 0)
        .map(({ group, members }) => (
          <section key={group} aria-label={group}>
            <Title order={2} size="h5" mb="xs">
              {group}
            </Title>
            <ul className={admin.list}>
              {members.map((organisation) => (
                <Row key={organisation.id} organisation={organisation} directory={directory} />
              ))}
            </ul>
          </section>
        ))}
    </Stack>
  );
}

function Row({ organisation: { id, value }, directory }: { organisation: OrganisationEntry; directory: AdminDirectory }) {
  const staff = directory.staff.filter(({ active, value: { organisation } }) => active && organisation === id).length;
  const about = [
    plural.count(staff, 'працівник', 'працівники', 'працівників'),
    value.units.length > 0 && plural.count(value.units.length, 'підрозділ', 'підрозділи', 'підрозділів'),
  ].filter((part) => part !== false);
  return (
    <li>
      <Link
        to={`/admin/organisations/${encodeURIComponent(id)}`}
        className={admin.tile}
        data-testid="organisation-row"
        data-inactive={value.active ? undefined : true}
      >
        <Group justify="space-between" gap="xs">
          <div className={admin.name}>{value.name}</div>
          {!value.active && <ToneBadge color="gray">нечинна</ToneBadge>}
        </Group>
        <Text size="sm" c="dimmed">
          {about.join(' · ')}
        </Text>
      </Link>
    </li>
  );
}
