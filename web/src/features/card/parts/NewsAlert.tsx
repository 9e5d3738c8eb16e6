// «Картку оновлено»: what others did meanwhile.
import { Alert, List, Text } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';

import type { HistoryEntry } from '@/api/types';
import { formatDateTime } from '@/lib/dates';

interface NewsAlertProps {
  entries: readonly HistoryEntry[];
  onSeen: () => void;
}

export function NewsAlert({ entries, onSeen }: NewsAlertProps) {
  if (entries.length === 0) return null;
  return (
    <Alert
      mt="md"
      color="yellow"
      variant="light"
      title="Картку оновлено"
      icon={<IconBell size={20} />}
      withCloseButton
      closeButtonLabel="Зрозуміло"
      onClose={onSeen}
      role="status"
      data-testid="card-news"
    >
      <List size="sm" spacing={4}>
        {entries.map((entry) => (
          <List.Item key={entry.sequence}>
            {entry.text}{' '}
            <Text span size="xs" c="dimmed">
              {entry.actor.name}, {formatDateTime(entry.at)}
            </Text>
            {entry.comment != null && entry.comment !== '' && <Text size="sm">«{entry.comment}»</Text>}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
