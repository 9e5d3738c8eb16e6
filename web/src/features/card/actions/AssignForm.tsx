// Assigns the executor with a resolution; may correct the deadline.
import { Select, Text, Textarea } from '@mantine/core';

import { useDirectory } from '@/api/hooks';
import type { StaffMember } from '@/api/types';
import { formatDay, formatLongDate } from '@/lib/dates';
import { shortName } from '@/lib/format';
import { DayInput } from '@/lib/ui/DayInput';
import { ActionFrame } from '@/lib/ui/ActionFrame';
import type { ActionFormProps } from './ActionPanel';
import { send } from './send';
import { filled, optional, useActionForm } from './use-action-form';

/** People under the names of their organisations, both in alphabetical order. */
function byOrganisation(people: readonly StaffMember[]) {
  const groups = new Map<string, StaffMember[]>();
  for (const person of people) {
    const group = person.organisation ?? 'Без організації';
    groups.set(group, [...(groups.get(group) ?? []), person]);
  }
  return [...groups]
    .sort(([a], [b]) => a.localeCompare(b, 'uk'))
    .map(([group, members]) => ({
      group,
      items: members
        .sort((a, b) => a.name.localeCompare(b.name, 'uk'))
        .map((person) => ({ value: person.id, label: person.name })),
    }));
}

function matches(person: StaffMember, search: string): boolean {
  const everything = [person.name, person.position, person.organisation].join(' ').toLocaleLowerCase('uk');
  return search
    .toLocaleLowerCase('uk')
    .split(/\s+/)
    .every((word) => everything.includes(word));
}

export function AssignForm({ card, action }: ActionFormProps) {
  const { data: directory } = useDirectory();
  const executors = directory?.staff.filter((person) => person.roles.includes('executor')) ?? [];
  const known = new Map(executors.map((person) => [person.id, person]));
  const state = useActionForm({
    card,
    action: 'assign',
    initial: { executor: null as string | null, resolution: '', due_on: null as string | null },
    validate: {
      executor: (person: string | null) => (person === null ? 'Оберіть виконавця' : null),
      resolution: filled('Напишіть резолюцію: що саме треба зробити'),
    },
    send: (values, at) =>
      send.assign(at, {
        executor: values.executor ?? '',
        resolution: values.resolution.trim(),
        due_on: optional(values.due_on ?? ''),
      }),
    done: ({ executor }) =>
      `Виконавця призначено. Тепер картка у списку справ виконавця${executor == null ? '.' : `: ${shortName(executor.name)}`}`,
  });

  return (
    <ActionFrame state={state} submitLabel="Призначити">
      <Select
        label="Виконавець"
        placeholder="Прізвище, посада або установа"
        searchable
        withAsterisk
        maxDropdownHeight={320}
        disabled={directory === undefined}
        data={byOrganisation(executors)}
        filter={({ options, search }) => {
          // The chosen name in the field is not a search.
          const words = search.trim() === known.get(state.form.values.executor ?? '')?.name ? '' : search.trim();
          return options.flatMap((option) => {
            if (!('group' in option)) return [];
            const items = option.items.filter((item) => {
              const person = known.get(String(item.value));
              return person !== undefined && matches(person, words);
            });
            return items.length > 0 ? [{ ...option, items }] : [];
          });
        }}
        renderOption={({ option }) => (
          <div>
            <Text size="sm">{option.label}</Text>
            <Text size="xs" c="dimmed">
              {known.get(String(option.value))?.position}
            </Text>
          </div>
        )}
        {...state.form.getInputProps('executor')}
      />
      <Textarea
        label="Резолюція"
        placeholder="Що зробити і на що звернути увагу"
        withAsterisk
        {...state.form.getInputProps('resolution')}
      />
      <DayInput
        label="Змінити строк"
        description={dueHint(card.due_at, action.latest_due_on)}
        placeholder="Залишити без змін"
        latest={action.latest_due_on}
        clearable
        {...state.form.getInputProps('due_on')}
      />
    </ActionFrame>
  );
}

function dueHint(due: string | null | undefined, latest: string | null | undefined): string | undefined {
  const hints = [
    due != null ? `Тепер: ${formatLongDate(due)}` : null,
    latest != null ? `Найпізніший: ${formatDay(latest)}` : null,
  ].filter((hint) => hint !== null);
  return hints.length > 0 ? hints.join('\n') : undefined;
}
