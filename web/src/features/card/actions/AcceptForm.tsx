// The executor takes the card, or a co-executor their part of it, into work.
import { Text, Textarea } from '@mantine/core';

import { useMe } from '@/api/hooks';
import { formatDue } from '@/lib/dates';
import { ActionFrame } from '@/lib/ui/ActionFrame';
import { ownPart } from '../own-part';
import type { ActionFormProps } from './ActionPanel';
import { send } from './send';
import { optional, useActionForm } from './use-action-form';

export function AcceptForm({ card, onDone }: ActionFormProps) {
  const { data: me } = useMe();
  const part = ownPart(card, me?.id, 'assigned');
  const what = part === undefined ? 'Справу прийнято в роботу.' : 'Вашу частину прийнято в роботу.';
  const state = useActionForm({
    card,
    action: 'accept',
    initial: { comment: '' },
    send: (values, at) => send.accept(at, { comment: optional(values.comment) }),
    done: ({ due_at }) => (due_at === null ? what : `${what} Виконати до ${formatDue(due_at)}`),
    onDone,
  });
  return (
    <ActionFrame state={state} submitLabel="Прийняти в роботу">
      {part !== undefined && (
        <Text size="sm">
          Ваша частина: <b>{part.task}</b>
        </Text>
      )}
      <Text size="sm" c="dimmed">
        Ви підтверджуєте, що це належить до вашої компетенції. Якщо ні, просіть змінити виконавця.
      </Text>
      <Textarea label="Коментар" placeholder="Необовʼязково" minRows={2} {...state.form.getInputProps('comment')} />
    </ActionFrame>
  );
}
