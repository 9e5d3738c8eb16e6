// Merges a true duplicate into the card with the same matter.
import { Text } from '@mantine/core';

import type { CardSummary } from '@/api/types';
import { isFinished } from '@/lib/states';
import type { ActionFormProps } from './ActionPanel';
import { Brief } from './Brief';
import { CardFinder } from './CardFinder';
import { ConfirmedForm } from './ConfirmedForm';
import { MessagePreview } from './MessagePreview';
import { send } from './send';
import { field, useActionForm } from './use-action-form';

function mainRule(main: CardSummary | null): string | null {
  if (main === null) return 'Знайдіть картку, з якою обʼєднати';
  return isFinished(main.state) ? 'Її розгляд завершено: обʼєднати можна лише з відкритою карткою' : null;
}

export function MergeForm({ card, onDone }: ActionFormProps) {
  const state = useActionForm({
    card,
    action: 'merge',
    initial: { main: null as CardSummary | null },
    validate: { main: mainRule },
    send: ({ main }, at) => send.merge(at, { main: main?.id ?? '' }),
    done: ({ merged_into }) =>
      `Картку обʼєднано${merged_into === null ? '' : ` з № ${merged_into.number}`}. Результат отримають усі заявники.`,
    onDone,
  });
  const { main } = state.form.values;
  return (
    <ConfirmedForm
      state={state}
      submitLabel="Обʼєднати"
      summary={
        main !== null && (
          <>
            <Text size="sm" mb="xs">
              Картку № {card.number} далі не розглядатимуть окремо. Її заявник отримає результат картки:
            </Text>
            <Brief card={main} />
            <Text size="sm" mt="xs" mb="sm" c="var(--words-warning)">
              Скасувати обʼєднання не можна.
            </Text>
            <MessagePreview
              card={card}
              what={`З цього самого питання вже розглядають звернення № ${main.number}. Ваше розглянемо разом із ним і про результат повідомимо.`}
            />
          </>
        )
      }
    >
      <Text size="sm">Обʼєднують справжні дублети: те саме питання, те саме місце.</Text>
      <CardFinder card={card} {...field(state.form, 'main')} />
    </ConfirmedForm>
  );
}
