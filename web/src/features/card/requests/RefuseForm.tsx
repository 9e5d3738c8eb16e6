// Refuses a request, with the reason.
import { Textarea } from '@mantine/core';

import { ActionFrame } from '@/lib/ui/ActionFrame';
import { sendRequest } from '../actions/send';
import { filled, useActionForm } from '../actions/use-action-form';
import { decisionOf, type DecisionProps } from './DecideRequest';

export function RefuseForm({ card, request }: DecisionProps) {
  const state = useActionForm({
    card,
    action: 'decide_request',
    of: decisionOf(request, 'refuse'),
    initial: { reason: '' },
    validate: { reason: filled('Поясніть відмову') },
    send: (values, at) => sendRequest.refuse(at, { request: request.sequence, reason: values.reason.trim() }),
    done: () => 'У запиті відмовлено. Виконавець побачить причину.',
  });
  return (
    <ActionFrame state={state} submitLabel="Відмовити в запиті">
      <Textarea label="Причина відмови" withAsterisk minRows={2} {...state.form.getInputProps('reason')} />
    </ActionFrame>
  );
}
