// The notices of the signed-in person by day, newest first.
import { cityNow } from '@/lib/city-time';
import { Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconBellOff, IconChecks } from '@tabler/icons-react';

import { type InboxNotice, useInbox, useMarkRead } from '@/api/inbox';
import { dayOf, formatDay } from '@/lib/dates';
import { ErrorNotice, Notice } from '@/lib/ui/Notice';
import { useUnreadCount } from '@/lib/unread';
import classes from './Inbox.module.css';
import { NoticeRow } from './NoticeRow';

/** «Сьогодні», «Вчора», «24 листопада 2026 р.» */
function dayName(day: string, now = cityNow()): string {
  if (day === dayOf(now)) return 'Сьогодні';
  if (day === dayOf(new Date(now.getTime() - 86_400_000))) return 'Вчора';
  return formatDay(day);
}

/** The notices of each day, in their order. */
function byDay(items: readonly InboxNotice[]): [string, InboxNotice[]][] {
  const days = new Map<string, InboxNotice[]>();
  for (const item of items) {
    const day = dayOf(new Date(item.at));
    days.set(day, [...(days.get(day) ?? []), item]);
  }
  return [...days];
}

interface InboxListProps {
  /** The person goes to a card. */
  onLeave: () => void;
}

export function InboxList({ onLeave }: InboxListProps) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage, isFetchNextPageError } = useInbox(true);
  const markRead = useMarkRead();
  const unread = useUnreadCount();
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const newest = items[0];
  if (data === undefined) {
    return error === null ? <InboxSkeleton /> : <ErrorNotice error={error} retry={() => void refetch()} />;
  }
  if (newest === undefined) {
    return (
      <Notice icon={IconBellOff} title="Сповіщень ще немає">
        <Text c="dimmed" ta="center" maw={360}>
          Тут зʼявляться адресовані вам звернення, доручення, нагадування та рішення за ними.
        </Text>
      </Notice>
    );
  }
  const anyUnread = unread > 0 || items.some((item) => !item.read);
  return (
    <>
      <Group justify="flex-end" className={classes.tools}>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconChecks size={18} aria-hidden />}
          disabled={!anyUnread}
          onClick={() => markRead({ upto: newest.id })}
        >
          Позначити всі прочитаними
        </Button>
      </Group>
      <Stack gap="lg">
        {byDay(items).map(([day, notices]) => (
          <section key={day} aria-labelledby={`day-${day}`}>
            <Title order={3} size="h6" id={`day-${day}`} className={classes.day}>
              {dayName(day)}
            </Title>
            <ul className={classes.list}>
              {notices.map((notice) => (
                <NoticeRow
                  key={notice.id}
                  notice={notice}
                  onOpen={() => {
                    if (!notice.read) markRead({ ids: [notice.id] });
                    onLeave();
                  }}
                />
              ))}
            </ul>
          </section>
        ))}
      </Stack>
      {isFetchNextPageError && (
        <Text role="alert" size="sm" c="red.8" ta="center" mt="md">
          Не вдалося завантажити давніші сповіщення.
        </Text>
      )}
      {hasNextPage && (
        <Group justify="center" mt="lg">
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Показати ще
          </Button>
        </Group>
      )}
    </>
  );
}

function InboxSkeleton() {
  return (
    <Stack role="status" aria-busy="true" aria-label="Завантаження" gap="sm">
      {[1, 2, 3, 4].map((row) => (
        <Skeleton key={row} height={84} radius="md" />
      ))}
    </Stack>
  );
}
