// The bell of the header: how many notices are unread, and the drawer with all of them.
import { Drawer, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBell } from '@tabler/icons-react';

import { plural } from '@/lib/plural';
import { shownCount, useUnreadCount } from '@/lib/unread';
import classes from './Inbox.module.css';
import { InboxList } from './InboxList';

function label(unread: number): string {
  if (unread === 0) return 'Сповіщення: нових немає';
  return `Сповіщення: ${shownCount(unread)} ${plural(unread, 'непрочитане', 'непрочитані', 'непрочитаних')}`;
}

export function InboxBell() {
  const unread = useUnreadCount();
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <UnstyledButton
        className={classes.bell}
        onClick={open}
        aria-label={label(unread)}
        aria-haspopup="dialog"
        aria-expanded={opened}
        data-testid="inbox-bell"
      >
        <IconBell size={24} stroke={1.8} aria-hidden />
        {unread > 0 && (
          <span className={classes.count} aria-hidden data-testid="inbox-count">
            {shownCount(unread)}
          </span>
        )}
      </UnstyledButton>
      <Drawer
        opened={opened}
        onClose={close}
        position="right"
        size="min(100%, 460px)"
        title="Сповіщення"
        closeButtonProps={{ 'aria-label': 'Закрити' }}
        classNames={{ title: classes.title, body: classes.body, content: classes.content }}
      >
        <InboxList onLeave={close} />
      </Drawer>
    </>
  );
}
