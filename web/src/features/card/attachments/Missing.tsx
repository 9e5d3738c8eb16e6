// A file that is still on its way or was lost; a lost one can be fetched again.
import { Button, Text } from '@mantine/core';
import { IconAlertTriangle, IconClock, IconRefresh } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';

import { useCardCache } from '@/api/hooks';
import { asApiError } from '@/api/problem';
import type { CardFile } from '@/api/types';
import { fetchAgain } from '../actions/send';
import classes from './Attachments.module.css';

/** What is happening to a file that is not here yet. */
function waiting(file: CardFile): string {
  return file.origin === 'staff'
    ? 'Файл перевіряється, зʼявиться за мить.'
    : 'Файл завантажується, зʼявиться за мить.';
}

export function Missing({ file, cardId }: { file: CardFile; cardId: string }) {
  const cache = useCardCache(cardId);
  const again = useMutation({
    mutationFn: () => fetchAgain(cardId, file.id),
    onSuccess: (card) => cache.store(card),
  });
  const failed = file.state === 'failed';
  return (
    <div className={classes.missing} data-failed={failed ? true : undefined} data-testid="missing-file">
      {failed ? <IconAlertTriangle size={20} aria-hidden /> : <IconClock size={20} aria-hidden />}
      <div className={classes.name}>
        <Text size="sm">{file.name}</Text>
        <Text size="xs" className={classes.reason}>
          {failed ? (file.failure ?? 'Файл не вдалося отримати.') : waiting(file)}
        </Text>
        {again.isError && (
          <Text size="xs" className={classes.reason} role="alert">
            {asApiError(again.error).title}
          </Text>
        )}
      </div>
      {file.can_retry && (
        <Button
          size="compact-sm"
          variant="default"
          className={classes.again}
          leftSection={<IconRefresh size={16} aria-hidden />}
          loading={again.isPending}
          onClick={() => again.mutate()}
        >
          Завантажити ще раз
        </Button>
      )}
    </div>
  );
}
