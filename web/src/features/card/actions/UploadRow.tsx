// One file on its way: name, progress, and what can be done about it.
import { ActionIcon, Button, Group, Progress, Text } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';

import { formatSize } from '@/lib/format';
import classes from './UploadForm.module.css';
import type { Upload } from './upload-queue';

interface UploadRowProps {
  upload: Upload;
  onCancel: () => void;
  onRetry: () => void;
  onRemove: () => void;
}

function statusText({ status, share, message }: Upload): string {
  switch (status) {
    case 'waiting':
      return 'у черзі';
    case 'sending':
      return `${Math.round(share * 100)} %`;
    case 'finishing':
      return 'додаємо до картки…';
    case 'done':
      return 'додано до картки';
    case 'failed':
      return message ?? 'не вдалося';
    case 'cancelled':
      return 'скасовано';
  }
}

export function UploadRow({ upload, onCancel, onRetry, onRemove }: UploadRowProps) {
  const { file, status, share } = upload;
  const moving = status === 'sending' || status === 'finishing';
  const stoppable = status === 'waiting' || status === 'sending';
  const stopped = status === 'failed' || status === 'cancelled';
  return (
    <li className={classes.row} data-testid="upload-row" data-status={status}>
      <Group wrap="nowrap" gap="xs" justify="space-between">
        <Text size="sm" className={classes.file}>
          {file.name}{' '}
          <Text span size="xs" c="dimmed">
            {formatSize(file.size)}
          </Text>
        </Text>
        {stoppable && (
          <ActionIcon variant="subtle" color="gray" aria-label={`Скасувати: ${file.name}`} onClick={onCancel}>
            <IconX size={16} />
          </ActionIcon>
        )}
        {status === 'done' && <IconCheck size={18} color="var(--mantine-color-teal-8)" aria-hidden />}
      </Group>
      {moving && (
        <Progress
          value={share * 100}
          size="sm"
          mt={4}
          animated={status === 'finishing'}
          aria-label={`Завантаження: ${file.name}`}
        />
      )}
      <Text size="xs" c={status === 'failed' ? 'red.8' : 'dimmed'} mt={4} role={status === 'failed' ? 'alert' : undefined}>
        {statusText(upload)}
      </Text>
      {stopped && (
        <Group gap="xs" mt={6}>
          <Button size="compact-xs" variant="default" onClick={onRetry}>
            Повторити
          </Button>
          <Button size="compact-xs" variant="subtle" color="gray" onClick={onRemove}>
            Прибрати
          </Button>
        </Group>
      )}
    </li>
  );
}
