// A co-executor reports their own part as done.
import { Text, Textarea } from '@mantine/core';

import { useMe } from '@/api/hooks';
import { ActionFrame } from '@/lib/ui/ActionFrame';
import { ownPart } from '../own-part';
import type { ActionFormProps } from './ActionPanel';
import { send } from './send';
import { filled, useActionForm } from './use-action-form';

export function CompletePartForm({ card }: ActionFormProps) {
  const { data: me } = useMe();
  const part = ownPart(card, me?.id, 'in_work');
  const state = useActionForm({
    card,
    action: 'complete_part',
    initial: { text: '' },
    validate: { text: filled('Напишіть, що зроблено у вашій частині') },
    send: (values, at) => send.completePart(at, { text: values.text.trim() }),
    done: () => 'Вашу частину завершено. Результат за карткою повідомить головний виконавець.',
  });
  return (
    <ActionFrame state={state} submitLabel="Моя частина готова">
      {part !== undefined && (
        <Text size="sm">
          Ваша частина: <b>{part.task}</b>
        </Text>
      )}
      <Textarea
        label="Що зроблено"
        description="Побачать головний виконавець і керівництво; заявникові текст не надсилається."
        withAsterisk
        {...state.form.getInputProps('text')}
      />
    </ActionFrame>
  );
}
