// Corrects the category that the applicant chose.
import { Select, Text } from '@mantine/core';

import { useDirectory } from '@/api/hooks';
import { ActionFrame } from '@/lib/ui/ActionFrame';
import type { ActionFormProps } from './ActionPanel';
import { send } from './send';
import { useActionForm } from './use-action-form';

export function CategoryForm({ card, onDone }: ActionFormProps) {
  const { data: directory } = useDirectory();
  const others = directory?.categories.filter(({ id, active }) => active && id !== card.category.id) ?? [];
  const state = useActionForm({
    card,
    action: 'correct_category',
    initial: { category: null as string | null },
    validate: { category: (category: string | null) => (category === null ? 'Оберіть категорію' : null) },
    send: (values, at) => send.correctCategory(at, { category: values.category ?? '' }),
    done: ({ category }) => `Категорію виправлено: ${category.name}.`,
    onDone,
  });
  return (
    <ActionFrame state={state} submitLabel="Виправити">
      <Text size="sm">
        Тепер: <b>{card.category.name}</b>
      </Text>
      <Select
        label="Правильна категорія"
        placeholder="Оберіть"
        searchable
        withAsterisk
        disabled={directory === undefined}
        data={others.map(({ id, name }) => ({ value: id, label: name }))}
        {...state.form.getInputProps('category')}
      />
    </ActionFrame>
  );
}
