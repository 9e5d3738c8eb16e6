// The executor takes the card into work.
import { Textarea } from '@mantine/core';

import { formatLongDate } from '@/lib/dates';
import { ActionFrame } from '@/lib/ui/ActionFrame';
import type { ActionFormProps } from './ActionPanel';
import { send } from './send';
import { optional, useActionForm } from './use-action-form';

export function AcceptForm({ card }: ActionFormProps) {
  const state = useActionForm({
    card,
    action: 'accept',
    initial: { comment: '' },
    send: (values, at) => send.accept(at, { comment: optional(values.comment) }),
    done: ({ due_at }) =>
      due_at == null ? 'Справу прийнято в роботу.' : `Справу прийнято в роботу. Виконати до ${formatLongDate(due_at)}`,
  });
  return (
    <ActionFrame state={state} submitLabel="Прийняти в роботу">
      <Textarea label="Коментар" placeholder="Необовʼязково" {...state.form.getInputProps('comment')} />
    </ActionFrame>
  );
}
