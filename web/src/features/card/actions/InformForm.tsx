// The responsible person informs the card's decision-makers.
import { Textarea } from '@mantine/core';

import { namesOf } from '@/lib/format';
import { ActionFrame } from '@/lib/ui/ActionFrame';
import type { ActionFormProps } from './ActionPanel';
import { send } from './send';
import { filled, useActionForm } from './use-action-form';

export function InformForm({ card }: ActionFormProps) {
  const people = namesOf(card.decision_makers);
  const state = useActionForm({
    card,
    action: 'inform',
    initial: { text: '' },
    validate: { text: filled('Напишіть, про що повідомити') },
    send: (values, at) => send.inform(at, { text: values.text.trim() }),
    done: () => `Повідомлення надіслано: ${people}`,
  });
  return (
    <ActionFrame state={state} submitLabel="Повідомити">
      <Textarea
        label="Про що повідомити"
        description={`Отримають: ${people}`}
        withAsterisk
        {...state.form.getInputProps('text')}
      />
    </ActionFrame>
  );
}
