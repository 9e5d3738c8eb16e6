// The responsible person prompts those in whose hands the card is.
import { Textarea } from '@mantine/core';

import { ActionFrame } from '@/lib/ui/ActionFrame';
import type { ActionFormProps } from './ActionPanel';
import { send } from './send';
import { filled, useActionForm } from './use-action-form';

export function PromptForm({ card }: ActionFormProps) {
  const state = useActionForm({
    card,
    action: 'prompt',
    initial: { text: '' },
    validate: { text: filled('Напишіть, про що нагадати') },
    send: (values, at) => send.prompt(at, { text: values.text.trim() }),
    done: () => 'Нагадування надіслано тим, за ким зараз наступний крок.',
  });
  return (
    <ActionFrame state={state} submitLabel="Нагадати">
      <Textarea
        label="Про що нагадати"
        description="Отримають ті, за ким зараз наступний крок."
        withAsterisk
        minRows={2}
        {...state.form.getInputProps('text')}
      />
    </ActionFrame>
  );
}
