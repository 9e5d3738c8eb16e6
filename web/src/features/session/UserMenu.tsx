// Who is signed in, in which roles, and the way out.
import { Avatar, Badge, Group, Menu, Skeleton, Stack, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconChevronDown, IconLogout } from '@tabler/icons-react';
import { Link } from 'react-router';

import { useMe } from '@/api/hooks';
import { initials, roleName, shortName } from '@/lib/format';
import classes from './UserMenu.module.css';

export function UserMenu() {
  const { data: me, error } = useMe();
  if (me === undefined && error === null) return <Skeleton height={38} width={160} radius="xl" />;
  const roles = me?.roles ?? [];
  return (
    <Menu position="bottom-end" width={280} withinPortal>
      <Menu.Target>
        <UnstyledButton className={classes.target} data-testid="user-menu">
          <VisuallyHidden>Обліковий запис: </VisuallyHidden>
          <Avatar color="city" variant="filled" radius="xl" size={36} className={classes.avatar} aria-hidden>
            {me === undefined ? '?' : initials(me.name)}
          </Avatar>
          <span className={classes.words}>
            <Text size="sm" fw={600} lh={1.25}>
              {me === undefined ? 'Профіль недоступний' : shortName(me.name)}
            </Text>
            <Text size="xs" className={classes.role} lh={1.3}>
              {roles.map(roleName).join(', ')}
            </Text>
          </span>
          <IconChevronDown size={16} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {me !== undefined && (
          <>
            <Stack gap={4} p="sm">
              <Text fw={600}>{me.name}</Text>
              <Text size="sm" c="dimmed">
                {me.position}
                {me.organisation != null && `, ${me.organisation}`}
              </Text>
              <Group gap={6} mt={4}>
                {roles.map((role) => (
                  <Badge key={role} variant="light" tt="none" radius="sm">
                    {roleName(role)}
                  </Badge>
                ))}
              </Group>
            </Stack>
            <Menu.Divider />
          </>
        )}
        <Menu.Item component={Link} to="/sign-out" leftSection={<IconLogout size={18} />}>
          Вийти
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
