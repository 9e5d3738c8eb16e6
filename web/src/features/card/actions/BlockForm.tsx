// Stops taking messages from the applicant for a term.
import { NumberInput, Textarea } from '@mantine/core';

import { formatDate } from '@/lib/dates';
import { ActionFrame } from '@/lib/ui/ActionFrame';
import type { ActionFormProps } from './ActionPanel';
import { send } from './send';
import { filled, term, useActionForm } from './use-action-form';

export function BlockForm({ card, action, onDone }: ActionFormProps) {
  const state = useActionForm({
    card,
    action: 'block_applicant',
    initial: { reason: '', days: (action.proposed_days ?? '') },
    validate: { reason: filled('Поясніть причину: її побачить заявник'), days: term },
    send: (values, at) => send.block(at, { reason: values.reason.trim(), days: Number(values.days) }),
    done: ({ chat }) =>
      chat.block == null
        ? 'Приймання повідомлень заявника призупинено.'
        : `Приймання повідомлень заявника призупинено до ${formatDate(chat.block.until)}. Його попереджено.`,
    onDone,
  });
  return (
    <ActionFrame state={state} submitLabel="Призупинити приймання">
      <Textarea
        label="Причина"
        description="Заявник отримає її в повідомленні."
        withAsterisk
        {...state.form.getInputProps('reason')}
      />
      <NumberInput
        label="На скільки днів"
        description="Від 1 до 365"
        withAsterisk
        min={1}
        max={365}
        clampBehavior="none"
        allowDecimal={false}
        {...state.form.getInputProps('days')}
      />
    </ActionFrame>
  );
}
