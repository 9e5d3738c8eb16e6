// What surrounds every page of the administration: its own menu, and a word to whom it is closed.
import { NativeSelect, Text } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { NavLink, Outlet, useLocation, useNavigate } from 'react-router';

import { useMe } from '@/api/hooks';
import { HomeLink } from '@/lib/ui/HomeLink';
import { Notice } from '@/lib/ui/Notice';
import { TabTitle } from '@/lib/ui/Page';
import classes from './AdminLayout.module.css';

const PAGES = [
  { to: '/admin/staff', label: 'Персонал' },
  { to: '/admin/organisations', label: 'Організації' },
  { to: '/admin/categories', label: 'Категорії' },
  { to: '/admin/templates', label: 'Шаблони' },
  { to: '/admin/calendar', label: 'Робочий календар' },
  { to: '/admin/words', label: 'Перевірка слів' },
  { to: '/admin/settings', label: 'Налаштування' },
  { to: '/admin/changes', label: 'Історія змін' },
] as const;

export function AdminLayout() {
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const { data: me } = useMe();
  if (me !== undefined && !me.roles.includes('admin')) return <Closed />;
  const here = PAGES.find(({ to }) => pathname.startsWith(to));
  return (
    <div className={classes.layout}>
      <nav className={classes.menu} aria-label="Адміністрування">
        {PAGES.map(({ to, label }) => (
          <NavLink key={to} to={to} className={classes.link}>
            {label}
          </NavLink>
        ))}
      </nav>
      <NativeSelect
        className={classes.chooser}
        aria-label="Розділ адміністрування"
        data={PAGES.map(({ to, label }) => ({ value: to, label }))}
        value={here?.to ?? ''}
        onChange={(event) => void navigate(event.currentTarget.value)}
      />
      <div className={classes.page}>
        <Outlet />
      </div>
    </div>
  );
}

function Closed() {
  return (
    <Notice alone icon={IconLock} title="Цей розділ веде адміністратор">
      <TabTitle>Адміністрування</TabTitle>
      <Text c="dimmed" ta="center" maw={420}>
        Щоб змінити довідник чи налаштування, зверніться до адміністратора сервісу.
      </Text>
      <HomeLink />
    </Notice>
  );
}
