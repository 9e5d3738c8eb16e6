// The frame of a page: its title in the tab and on the page, and what stands beside it.
import { Group, Title } from '@mantine/core';
import type { ReactNode } from 'react';

import { useConfig } from '../config';
import { shownCount, useUnreadCount } from '../unread';

/** The words of the browser's tab, with the number of unread notices. */
export function TabTitle({ children }: { children: string }) {
  const { city } = useConfig();
  const unread = useUnreadCount();
  const count = unread > 0 ? `(${shownCount(unread)}) ` : '';
  return <title>{`${count}${children} · Гаряча лінія · ${city}`}</title>;
}

interface PageProps {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}

/** A page with a heading. */
export function Page({ title, aside, children }: PageProps) {
  return (
    <>
      <TabTitle>{title}</TabTitle>
      <Group justify="space-between" align="center" mb="md" gap="sm">
        <Title order={1} size="h2">
          {title}
        </Title>
        {aside}
      </Group>
      {children}
    </>
  );
}
