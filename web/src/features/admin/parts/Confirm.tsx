// A step that others feel at once: what it does is said before it is taken.
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';

import { ProblemAlert } from '@/lib/ui/ProblemAlert';

interface ConfirmProps {
  opened: boolean;
  title: string;
  /** What follows, in full sentences. */
  children: ReactNode;
  confirmLabel: string;
  danger?: boolean;
  sending?: boolean;
  problem?: unknown;
  onConfirm: () => void;
  onClose: () => void;
}

export function Confirm({
  opened,
  title,
  children,
  confirmLabel,
  danger = false,
  sending = false,
  problem,
  onConfirm,
  onClose,
}: ConfirmProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={title}>
      <Stack gap="md">
        {typeof children === 'string' ? <Text size="sm">{children}</Text> : children}
        <ProblemAlert error={problem} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            Скасувати
          </Button>
          <Button {...(danger ? { color: 'red' } : {})} loading={sending} onClick={onConfirm} data-testid="confirm">
            {confirmLabel}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
