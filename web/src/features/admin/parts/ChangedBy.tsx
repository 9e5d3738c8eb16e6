// Who changed an entry last, and when.
import { Text } from '@mantine/core';

import type { Stamp } from '@/api/admin-types';
import { formatDateTime } from '@/lib/dates';
import { shortName } from '@/lib/format';

export function ChangedBy({ stamp: { changed_at, changed_by } }: { stamp: Stamp }) {
  if (changed_at === null) return null;
  return (
    <Text size="xs" c="dimmed">
      Змінено <time dateTime={changed_at}>{formatDateTime(changed_at)}</time>
      {changed_by !== null && ` · ${shortName(changed_by.name)}`}
    </Text>
  );
}
