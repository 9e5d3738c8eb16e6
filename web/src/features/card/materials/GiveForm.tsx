// The executor gives the materials asked for; files go the way of every upload.
import { Text, Textarea } from '@mantine/core';

import type { Card, Materials } from '@/api/types';
import { ActionFrame } from '@/lib/ui/ActionFrame';
import { send } from '../actions/send';
import { filled, useActionForm } from '../actions/use-action-form';

export function GiveForm({ card, asked }: { card: Card; asked: Materials }) {
  const uploads = card.allowed_actions.find(({ action }) => action === 'upload');
  const state = useActionForm({
    card,
    action: 'give_materials',
    of: String(asked.sequence),
    initial: { text: '' },
    validate: { text: filled('Напишіть відповідь') },
    send: (values, at) => send.giveMaterials(at, { request: asked.sequence, text: values.text.trim() }),
    done: () => 'Матеріали надано. Відповідальна особа побачить їх на картці.',
  });
  return (
    <ActionFrame state={state} submitLabel="Надати матеріали">
      <Textarea label="Ваша відповідь" withAsterisk {...state.form.getInputProps('text')} />
      {uploads !== undefined && (
        <Text size="sm" c="dimmed">
          Файли додайте до картки кроком «{uploads.title}», а тут назвіть їх.
        </Text>
      )}
    </ActionFrame>
  );
}
