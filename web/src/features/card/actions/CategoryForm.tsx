// Corrects the category that the applicant chose.
import { Text } from '@mantine/core';

import { CategoryInput } from '@/lib/fields/CategoryInput';
import { ActionFrame } from '@/lib/ui/ActionFrame';
import type { ActionFormProps } from './ActionPanel';
import { send } from './send';
import { field, useActionForm } from './use-action-form';

export function CategoryForm({ card, onDone }: ActionFormProps) {
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
      <CategoryInput label="Правильна категорія" except={card.category.id} {...field(state.form, 'category')} />
    </ActionFrame>
  );
}
