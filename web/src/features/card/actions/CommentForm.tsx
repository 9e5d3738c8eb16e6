// A comment on the current state of the work.
import { Textarea } from '@mantine/core';

import { ActionFrame } from '@/lib/ui/ActionFrame';
import type { ActionFormProps } from './ActionPanel';
import { send } from './send';
import { filled, useActionForm } from './use-action-form';

export function CommentForm({ card }: ActionFormProps) {
  const state = useActionForm({
    card,
    action: 'comment',
    initial: { text: '' },
    validate: { text: filled('Напишіть коментар') },
    send: (values, at) => send.comment(at, { text: values.text.trim() }),
    done: () => 'Коментар додано до історії картки.',
  });
  return (
    <ActionFrame state={state} submitLabel="Надіслати">
      <Textarea label="Коментар" withAsterisk {...state.form.getInputProps('text')} />
    </ActionFrame>
  );
}
