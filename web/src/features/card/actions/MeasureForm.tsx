// The decision-maker records a disciplinary measure: after a breach of the term, or a poor rating.
import { Radio, Select, Stack, Text, Textarea } from '@mantine/core';

import { ActionFrame } from '@/lib/ui/ActionFrame';
import { POOR } from '../ratings';
import type { ActionFormProps } from './ActionPanel';
import { send } from './send';
import { filled, useActionForm } from './use-action-form';

export function MeasureForm({ card, onDone }: ActionFormProps) {
  const executors = [...(card.executor === null ? [] : [card.executor]), ...card.co_executors];
  const poor = card.rating !== null && card.rating.quality <= POOR;
  const state = useActionForm({
    card,
    action: 'record_measure',
    initial: {
      against: executors.length === 1 ? (executors[0]?.id ?? null) : null,
      ground: card.breached === poor ? null : card.breached ? 'breach' : 'poor_quality',
      text: '',
    },
    validate: {
      against: (person: string | null) => (person === null ? 'Оберіть, до кого застосовано захід' : null),
      ground: (ground: string | null) => (ground === null ? 'Оберіть підставу' : null),
      text: filled('Напишіть, який захід застосовано і яким розпорядженням'),
    },
    send: (values, at) =>
      send.recordMeasure(at, { against: values.against ?? '', ground: values.ground ?? '', text: values.text.trim() }),
    done: () => 'Дисциплінарний захід внесено до картки.',
    onDone,
  });
  if (!card.breached && !poor) {
    return (
      <Text size="sm">
        Захід можна внести після порушення строку (п. 6.3.2) або після оцінки якості 1 чи 2 (п. 6.3.3). Зараз немає ні
        того, ні того.
      </Text>
    );
  }
  return (
    <ActionFrame state={state} submitLabel="Внести захід">
      <Select
        label="До кого"
        placeholder="Оберіть"
        withAsterisk
        allowDeselect={false}
        data={executors.map(({ id, name }) => ({ value: id, label: name }))}
        {...state.form.getInputProps('against')}
      />
      <Radio.Group label="Підстава" withAsterisk {...state.form.getInputProps('ground')}>
        <Stack gap={6} mt={4}>
          <Radio value="breach" label="порушення строку виконання" disabled={!card.breached} />
          <Radio value="poor_quality" label="неналежна якість виконання" disabled={!poor} />
        </Stack>
      </Radio.Group>
      <Textarea
        label="Захід"
        placeholder="Наприклад: догана, розпорядження від 24.11.2026 № 118-к"
        withAsterisk
        minRows={2}
        {...state.form.getInputProps('text')}
      />
    </ActionFrame>
  );
}
