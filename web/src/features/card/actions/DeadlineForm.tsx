// Corrects the deadline, with the reason; beyond the usual month it is an extension.
import { Textarea } from '@mantine/core';

import { formatDue } from '@/lib/dates';
import { NO_TERM, termBody, termNeeded } from '@/lib/fields/term';
import { TermFields } from '@/lib/fields/TermFields';
import { ActionFrame } from '@/lib/ui/ActionFrame';
import type { ActionFormProps } from './ActionPanel';
import { dueHint } from './AssignForm';
import { send } from './send';
import { field, filled, useActionForm } from './use-action-form';

export function DeadlineForm({ card, action, onDone }: ActionFormProps) {
  const state = useActionForm({
    card,
    action: 'correct_deadline',
    initial: { term: NO_TERM, reason: '' },
    validate: { term: termNeeded, reason: filled('Поясніть, чому змінюється строк') },
    send: (values, at) => send.correctDeadline(at, { ...termBody(values.term), reason: values.reason.trim() }),
    done: ({ due_at, extended }) =>
      due_at === null
        ? 'Строк змінено.'
        : `${extended ? 'Строк продовжено' : 'Строк змінено'}: до ${formatDue(due_at)}`,
    onDone,
  });
  return (
    <ActionFrame state={state} submitLabel="Змінити строк">
      <TermFields
        label="Новий строк"
        description={dueHint(card.due_at, action.latest_due_on)}
        latest={action.latest_due_on}
        needed
        {...field(state.form, 'term')}
      />
      <Textarea
        label="Причина"
        description="Заявник отримає її разом із новим строком."
        withAsterisk
        minRows={2}
        {...state.form.getInputProps('reason')}
      />
    </ActionFrame>
  );
}
