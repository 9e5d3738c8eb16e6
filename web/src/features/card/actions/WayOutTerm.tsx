// Until when a way out by law is open, or that it no longer is.
import { Alert, Text } from '@mantine/core';
import { IconCalendarOff } from '@tabler/icons-react';

import { formatDay, today } from '@/lib/dates';

/** Whether the last day has passed in Kyiv. */
export function isPast(last: string | null): boolean {
  return last !== null && last < today();
}

export function LastDay({ last }: { last: string | null }) {
  if (last === null) return null;
  return (
    <Text size="sm">
      Останній день: <b>{formatDay(last)}</b>
    </Text>
  );
}

export function TooLate({ last, children }: { last: string | null; children: string }) {
  return (
    <Alert color="gray" variant="light" icon={<IconCalendarOff size={20} />} title="Строк для цього минув">
      {children}
      {last !== null && ` Останнім днем було ${formatDay(last)}`}
    </Alert>
  );
}
