// The executor asks for additional control: a longer term, within 45 days in all.
import { Textarea } from '@mantine/core';

import { ActionFrame } from '@/lib/ui/ActionFrame';
import { DayInput } from '@/lib/ui/DayInput';
import type { ActionFormProps } from './ActionPanel';
import { dueHint } from './AssignForm';
import { sendRequest } from './send';
import { filled, useActionForm } from './use-action-form';

export function RequestControlForm({ card, action }: ActionFormProps) {
  const state = useActionForm({
    card,
    action: 'request_control',
    initial: { until: null as string | null, reason: '' },
    validate: {
      until: (day: string | null) => (day === null || day === '' ? 'Вкажіть, до якого дня потрібен строк' : null),
      reason: filled('Обґрунтуйте прохання'),
    },
    send: ({ until, reason }, at) => sendRequest.control(at, { until: until ?? '', reason: reason.trim() }),
    done: () => 'Запит про додатковий контроль надіслано керівникові. Строк зміниться, лише коли його задовольнять.',
  });
  return (
    <ActionFrame state={state} submitLabel="Надіслати запит">
      <DayInput
        label="Прошу строк до"
        description={dueHint(card.due_at, action.latest_due_on)}
        latest={action.latest_due_on}
        withAsterisk
        {...state.form.getInputProps('until')}
      />
      <Textarea
        label="Обґрунтування"
        placeholder="Чому роботу не можна завершити у строк"
        withAsterisk
        {...state.form.getInputProps('reason')}
      />
    </ActionFrame>
  );
}
