// The responsible person asks an executor for materials.
import { Select, Text, Textarea } from '@mantine/core';

import { shortName } from '@/lib/format';
import { ActionFrame } from '@/lib/ui/ActionFrame';
import type { ActionFormProps } from './ActionPanel';
import { send } from './send';
import { filled, useActionForm } from './use-action-form';

export function AskMaterialsForm({ card }: ActionFormProps) {
  const executors = [...(card.executor === null ? [] : [card.executor]), ...card.co_executors];
  const lead = card.executor?.id ?? null;
  const state = useActionForm({
    card,
    action: 'ask_materials',
    initial: { of: lead, text: '' },
    validate: {
      of: (person: string | null) => (person === null ? 'Оберіть, у кого запросити матеріали' : null),
      text: filled('Напишіть, які матеріали потрібні'),
    },
    send: (values, at) => send.askMaterials(at, { of: values.of, text: values.text.trim() }),
    done: () => 'Матеріали запитано. Відповідь зʼявиться на картці.',
  });
  return (
    <ActionFrame state={state} submitLabel="Запросити матеріали">
      {executors.length > 1 ? (
        <Select
          label="У кого"
          withAsterisk
          allowDeselect={false}
          data={executors.map(({ id, name }) => ({ value: id, label: id === lead ? `${name} (головний)` : name }))}
          {...state.form.getInputProps('of')}
        />
      ) : (
        executors.map(({ id, name }) => (
          <Text key={id} size="sm">
            Виконавець: <b>{shortName(name)}</b>
          </Text>
        ))
      )}
      <Textarea
        label="Що потрібно"
        placeholder="Документи, фото, пояснення"
        withAsterisk
        {...state.form.getInputProps('text')}
      />
    </ActionFrame>
  );
}
