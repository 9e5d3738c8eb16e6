// Sets the deadline and addresses the card to decision-makers.
import { MultiSelect, Text, Textarea } from '@mantine/core';

import { useDirectory } from '@/api/hooks';
import { formatDay } from '@/lib/dates';
import { namesOf } from '@/lib/format';
import { DayInput } from '@/lib/ui/DayInput';
import { ActionFrame } from '@/lib/ui/ActionFrame';
import type { ActionFormProps } from './ActionPanel';
import { send } from './send';
import { filled, optional, useActionForm } from './use-action-form';

export function AddressForm({ card, action }: ActionFormProps) {
  const { data: directory } = useDirectory();
  const state = useActionForm({
    card,
    action: 'address',
    initial: { due_on: action.proposed_due_on ?? '', decision_makers: [] as string[], note: '' },
    validate: {
      due_on: (day: string | null) => filled('Вкажіть строк виконання')(day ?? ''),
      decision_makers: (people: string[]) => (people.length === 0 ? 'Оберіть, кому адресувати' : null),
    },
    send: (values, at) =>
      send.address(at, {
        due_on: values.due_on,
        decision_makers: values.decision_makers,
        note: optional(values.note),
      }),
    done: ({ decision_makers }) => `Картку адресовано. Далі виконавця призначає ${namesOf(decision_makers)}`,
  });
  const makers = directory?.staff.filter((person) => person.roles.includes('decision_maker')) ?? [];
  const hints = [
    action.proposed_due_on != null && `Пропонований: ${formatDay(action.proposed_due_on)}`,
    action.latest_due_on != null && `Найпізніший: ${formatDay(action.latest_due_on)}`,
  ].filter((hint) => hint !== false);

  return (
    <ActionFrame state={state} submitLabel="Адресувати">
      <DayInput
        label="Строк виконання"
        description={hints.length > 0 ? hints.join('\n') : undefined}
        latest={action.latest_due_on}
        withAsterisk
        {...state.form.getInputProps('due_on')}
      />
      <MultiSelect
        label="Кому адресувати"
        placeholder={state.form.values.decision_makers.length === 0 ? 'Оберіть керівників' : undefined}
        searchable
        withAsterisk
        hidePickedOptions
        disabled={directory === undefined}
        data={makers.map((person) => ({ value: person.id, label: person.name }))}
        renderOption={({ option }) => (
          <div>
            <Text size="sm">{option.label}</Text>
            <Text size="xs" c="dimmed">
              {makers.find((person) => person.id === option.value)?.position}
            </Text>
          </div>
        )}
        {...state.form.getInputProps('decision_makers')}
      />
      <Textarea label="Примітка" placeholder="Необовʼязково" {...state.form.getInputProps('note')} />
    </ActionFrame>
  );
}
