// Grants additional control: a longer term, with the reason the applicant gets.
import { Textarea } from '@mantine/core';

import { ActionFrame } from '@/lib/ui/ActionFrame';
import { DayInput } from '@/lib/ui/DayInput';
import { dueHint } from '../actions/AssignForm';
import { sendRequest } from '../actions/send';
import { filled, useActionForm } from '../actions/use-action-form';
import { formatDue } from '@/lib/dates';
import { decisionOf, type DecisionProps } from './DecideRequest';

export function GrantControlForm({ card, action, request }: DecisionProps) {
  const state = useActionForm({
    card,
    action: 'decide_request',
    of: decisionOf(request, 'grant'),
    initial: { until: request.until, comment: request.reason },
    validate: {
      until: (day: string | null) => (day === null || day === '' ? 'Вкажіть новий строк' : null),
      comment: filled('Поясніть, чому змінюється строк'),
    },
    send: (values, at) =>
      sendRequest.grantControl(at, {
        request: request.sequence,
        until: values.until ?? '',
        comment: values.comment.trim(),
      }),
    done: ({ due_at }) =>
      `Картку взято на додатковий контроль${due_at === null ? '.' : ` до ${formatDue(due_at)}`} Заявника повідомлено.`,
  });
  return (
    <ActionFrame state={state} submitLabel="Задовольнити запит">
      <DayInput
        label="Строк до"
        description={dueHint(card.due_at, action.latest_due_on)}
        latest={action.latest_due_on}
        withAsterisk
        {...state.form.getInputProps('until')}
      />
      <Textarea
        label="Причина, яку отримає заявник"
        description="Заявник отримає її разом із новим строком. Підставлено обґрунтування виконавця, його можна змінити."
        withAsterisk
        minRows={2}
        {...state.form.getInputProps('comment')}
      />
    </ActionFrame>
  );
}
