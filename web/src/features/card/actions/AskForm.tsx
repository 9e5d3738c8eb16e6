// Asks the applicant in the messenger.
import { formatDay } from '@/lib/dates';
import { TextWithTemplates } from '@/lib/fields/TextWithTemplates';
import { ActionFrame } from '@/lib/ui/ActionFrame';
import { DayInput } from '@/lib/ui/DayInput';
import type { ActionFormProps } from './ActionPanel';
import { send } from './send';
import { field, filled, optional, useActionForm } from './use-action-form';

export function AskForm({ card, action }: ActionFormProps) {
  const state = useActionForm({
    card,
    action: 'ask',
    initial: { question: '', answer_by: null as string | null },
    validate: { question: filled('Напишіть, що саме треба уточнити') },
    send: (values, at) =>
      send.ask(at, { question: values.question.trim(), answer_by: optional(values.answer_by ?? '') }),
    done: () => 'Запитання надіслано заявникові. Відповідь зʼявиться на картці.',
  });
  return (
    <ActionFrame state={state} submitLabel="Надіслати запитання">
      <TextWithTemplates
        cardId={card.id}
        kind="question"
        label="Запитання"
        description="Заявник отримає його в месенджері й відповість там само."
        withAsterisk
        minRows={3}
        {...field(state.form, 'question')}
      />
      <DayInput
        label="Чекати на відповідь до"
        description={action.latest_due_on == null ? undefined : `Найпізніше: ${formatDay(action.latest_due_on)}`}
        placeholder="Необовʼязково"
        latest={action.latest_due_on}
        clearable
        {...state.form.getInputProps('answer_by')}
      />
    </ActionFrame>
  );
}
