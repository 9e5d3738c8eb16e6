// Grants additional control: a longer term.
import { Textarea } from '@mantine/core';

import { ActionFrame } from '@/lib/ui/ActionFrame';
import { DayInput } from '@/lib/ui/DayInput';
import { dueHint } from '../actions/AssignForm';
import { sendRequest } from '../actions/send';
import { optional, useActionForm } from '../actions/use-action-form';
import { formatDue } from '@/lib/dates';
import { decisionOf, type DecisionProps } from './DecideRequest';

export function GrantControlForm({ card, action, request }: DecisionProps) {
  const state = useActionForm({
    card,
    action: 'decide_request',
    of: decisionOf(request, 'grant'),
    initial: { until: request.until, comment: '' },
    validate: { until: (day: string | null) => (day === null || day === '' ? 'Вкажіть новий строк' : null) },
    send: (values, at) =>
      sendRequest.grantControl(at, {
        request: request.sequence,
        until: values.until ?? '',
        comment: optional(values.comment),
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
      <Textarea label="Коментар" placeholder="Необовʼязково" minRows={2} {...state.form.getInputProps('comment')} />
    </ActionFrame>
  );
}
