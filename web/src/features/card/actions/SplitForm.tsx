// Splits off the second matter of an appeal that asks two things.
import { Alert, Button, Group, Text, Textarea } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';

import { useDirectory } from '@/api/hooks';
import type { Card, CardLink } from '@/api/types';
import { CategoryInput } from '@/lib/fields/CategoryInput';
import type { ActionFormProps } from './ActionPanel';
import { ConfirmedForm } from './ConfirmedForm';
import { MessagePreview } from './MessagePreview';
import { send } from './send';
import { field, filled, useActionForm } from './use-action-form';

/** The card that was split off last. */
function newest(card: Card): CardLink | undefined {
  return card.links.findLast(({ kind }) => kind === 'split');
}

export function SplitForm({ card, onDone }: ActionFormProps) {
  const { data: directory } = useDirectory();
  const [created, setCreated] = useState<CardLink | null>(null);
  const state = useActionForm({
    card,
    action: 'split',
    initial: { substance: '', category: null as string | null },
    validate: {
      substance: filled('Напишіть суть другого питання'),
      category: (category: string | null) => (category === null ? 'Оберіть категорію' : null),
    },
    send: async (values, at) => {
      const answer = await send.split(at, { substance: values.substance.trim(), category: values.category ?? '' });
      setCreated(newest(answer) ?? null);
      return answer;
    },
    done: (answer) => `Друге питання виділено в картку № ${newest(answer)?.number ?? ''}.`,
  });
  if (created !== null) {
    return (
      <Alert color="teal" variant="light" icon={<IconCheck size={20} />} title={`Створено картку № ${created.number}`}>
        <Group gap="xs" mt="xs">
          <Button component={Link} to={`/appeals/${encodeURIComponent(created.id)}`} size="xs">
            Відкрити нову картку
          </Button>
          <Button variant="default" size="xs" onClick={onDone}>
            Залишитися тут
          </Button>
        </Group>
      </Alert>
    );
  }
  const { substance, category } = state.form.values;
  return (
    <ConfirmedForm
      state={state}
      submitLabel="Виділити"
      summary={
        <>
          <Text size="sm" mb="xs">
            Буде зареєстровано нову картку того самого заявника. Картка № {card.number} лишається з першим питанням.
          </Text>
          <Text size="sm" fw={600}>
            {directory?.categories.find(({ id }) => id === category)?.name}
          </Text>
          <Text size="sm" mb="sm" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
            {substance.trim()}
          </Text>
          <MessagePreview
            card={card}
            number="(номер нової картки)"
            what={
              <>
                У зверненні № {card.number} порушено два різні питання, тому одне з них ми зареєстрували окремо, під цим
                номером. Про кожен крок і про результат напишемо сюди.
              </>
            }
          />
        </>
      }
    >
      <Textarea
        label="Суть другого питання"
        description="Словами заявника, наскільки можна."
        withAsterisk
        {...state.form.getInputProps('substance')}
      />
      <CategoryInput label="Його категорія" {...field(state.form, 'category')} />
    </ConfirmedForm>
  );
}
