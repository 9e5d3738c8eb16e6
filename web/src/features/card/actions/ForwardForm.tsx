// Forwards the appeal by competence (law, art. 7).
import { Alert, Text, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';

import { TextWithTemplates } from '@/lib/fields/TextWithTemplates';
import type { ActionFormProps } from './ActionPanel';
import { ConfirmedForm } from './ConfirmedForm';
import { MessagePreview } from './MessagePreview';
import { send } from './send';
import { field, filled, useActionForm } from './use-action-form';
import { isPast, LastDay, TooLate } from './WayOutTerm';

export function ForwardForm({ card, action, onDone }: ActionFormProps) {
  const state = useActionForm({
    card,
    action: 'forward',
    initial: { to: '', text: '' },
    validate: {
      to: filled('Вкажіть, куди переслати'),
      text: filled('Поясніть заявникові, чому звернення пересилається'),
    },
    send: (values, at) => send.forward(at, { to: values.to.trim(), text: values.text.trim() }),
    done: ({ number }) => `Звернення № ${number} переслано за належністю, картку закрито.`,
    onDone,
  });
  if (isPast(action.latest_due_on)) {
    return (
      <TooLate last={action.latest_due_on}>
        Переслати за належністю можна протягом 5 днів від реєстрації (Закон, ст. 7).
      </TooLate>
    );
  }
  const { to, text } = state.form.values;
  return (
    <ConfirmedForm
      state={state}
      submitLabel="Переслати і закрити картку"
      summary={
        <>
          <Text size="sm" mb="sm">
            Картку № {card.number} буде закрито з результатом «Переслано за належністю».
          </Text>
          <MessagePreview
            card={card}
            what={
              <>
                Його переслано за належністю: <b>{to.trim()}</b>. Відповідь надійде звідти.
              </>
            }
            text={text.trim()}
            article="ст. 7"
          />
        </>
      }
    >
      <LastDay last={action.latest_due_on} />
      <Alert color="yellow" variant="light" icon={<IconAlertTriangle size={20} />}>
        Скаргу не можна пересилати тому органу чи посадовій особі, на яких скаржаться (Закон, ст. 7).
      </Alert>
      <TextInput
        label="Куди"
        placeholder="Назва органу чи установи"
        withAsterisk
        {...state.form.getInputProps('to')}
      />
      <TextWithTemplates
        cardId={card.id}
        kind="refusal"
        label="Пояснення заявникові"
        description="Чому це не належить до повноважень міської ради."
        withAsterisk
        {...field(state.form, 'text')}
      />
    </ConfirmedForm>
  );
}
