// What surrounds every page: header with the city, sections, the bell, the person; the guard of unsent text.
import { Container } from '@mantine/core';
import { Link, NavLink, Outlet, ScrollRestoration } from 'react-router';

import { useCases, useMe } from '@/api/hooks';
import { useUnread } from '@/api/inbox';
import type { Role } from '@/api/types';
import { InboxBell } from '@/features/inbox/InboxBell';
import { UserMenu } from '@/features/session/UserMenu';
import { useConfig } from '@/lib/config';
import { TRAIL_READERS } from '@/lib/roles';
import { Logo } from '@/lib/ui/Logo';
import { UnreadContext } from '@/lib/unread';
import { LeaveGuard } from './LeaveGuard';
import classes from './Shell.module.css';

const MODERATION = '/moderation';
const ADMIN = '/admin';

/** Sections of the site; `roles` names those to whom the link is of use (the API decides on access). */
const SECTIONS: { to: string; label: string; roles?: Role[] }[] = [
  { to: '/', label: 'Мої справи' },
  { to: '/register', label: 'Реєстр', roles: ['responsible', 'decision_maker'] },
  { to: MODERATION, label: 'Модерація', roles: ['responsible'] },
  { to: '/report', label: 'Звіт', roles: ['responsible', 'decision_maker'] },
  { to: '/figures', label: 'Показники виконавців', roles: ['decision_maker'] },
  { to: '/audit', label: 'Журнал доступу', roles: TRAIL_READERS },
  { to: ADMIN, label: 'Адміністрування', roles: ['admin'] },
];

export function Shell() {
  const { city } = useConfig();
  const { data: me } = useMe();
  const sections = SECTIONS.filter(
    ({ roles }) => roles === undefined || me?.roles.some((role) => roles.includes(role as Role)),
  );
  const moderates = sections.some(({ to }) => to === MODERATION);
  const waiting = useCases('open', moderates).data?.items.length ?? 0;
  const unread = useUnread().data?.unread ?? 0;
  return (
    <UnreadContext value={unread}>
      <a href="#content" className={classes.skip}>
        До змісту
      </a>
      <header className={classes.header}>
        <Container size={1280} className={classes.bar}>
          <Link to="/" className={classes.brand}>
            <Logo size={36} inverted />
            <span>
              <span className={classes.service}>Гаряча лінія</span>
              <span className={classes.city}>{city}</span>
            </span>
          </Link>
          <nav className={classes.sections} aria-label="Розділи">
            {sections.map(({ to, label }) => (
              <NavLink key={to} to={to} end={to === '/'} className={classes.section}>
                {label}
                {to === MODERATION && waiting > 0 && (
                  <span className={classes.count} data-testid="moderation-count" aria-label={`очікують рішення: ${waiting}`}>
                    {waiting}
                  </span>
                )}
              </NavLink>
            ))}
          </nav>
          <div className={classes.person}>
            <InboxBell />
            <UserMenu />
          </div>
        </Container>
      </header>
      <Container size={1280} component="main" id="content" className={classes.main} tabIndex={-1}>
        <Outlet />
      </Container>
      <LeaveGuard />
      <ScrollRestoration />
    </UnreadContext>
  );
}
