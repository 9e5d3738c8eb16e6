// Returns a defective appeal to its author with an explanation (law, art. 5).
import { Text } from '@mantine/core';

import { TextWithTemplates } from '@/lib/fields/TextWithTemplates';
import type { ActionFormProps } from './ActionPanel';
import { ConfirmedForm } from './ConfirmedForm';
import { MessagePreview } from './MessagePreview';
import { send } from './send';
import { field, filled, useActionForm } from './use-action-form';
import { isPast, LastDay, TooLate } from './WayOutTerm';

export function ReturnToAuthorForm({ card, action, onDone }: ActionFormProps) {
  const state = useActionForm({
    card,
    action: 'return_to_author',
    initial: { text: '' },
    validate: { text: filled('Поясніть, чого бракує у зверненні') },
    send: (values, at) => send.returnToAuthor(at, { text: values.text.trim() }),
    done: ({ number }) => `Звернення № ${number} повернуто авторові, картку закрито.`,
    onDone,
  });
  if (isPast(action.latest_due_on)) {
    return (
      <TooLate last={action.latest_due_on}>
        Повернути звернення авторові можна протягом 10 днів від реєстрації (Закон, ст. 5).
      </TooLate>
    );
  }
  return (
    <ConfirmedForm
      state={state}
      submitLabel="Повернути і закрити картку"
      summary={
        <>
          <Text size="sm" mb="sm">
            Картку № {card.number} буде закрито з результатом «Повернуто автору».
          </Text>
          <MessagePreview
            card={card}
            what="Його повернуто вам із розʼясненням."
            text={state.form.values.text.trim()}
            article="ст. 5"
          />
        </>
      }
    >
      <LastDay last={action.latest_due_on} />
      <TextWithTemplates
        cardId={card.id}
        kind="refusal"
        label="Розʼяснення заявникові"
        description="Чого бракує і як звернутися ще раз."
        withAsterisk
        {...field(state.form, 'text')}
      />
    </ConfirmedForm>
  );
}
