// Takes messages from the applicant again.
import { Textarea } from '@mantine/core';

import { ActionFrame } from '@/lib/ui/ActionFrame';
import type { ActionFormProps } from './ActionPanel';
import { send } from './send';
import { filled, useActionForm } from './use-action-form';

export function UnblockForm({ card, onDone }: ActionFormProps) {
  const state = useActionForm({
    card,
    action: 'unblock_applicant',
    initial: { reason: '' },
    validate: { reason: filled('Поясніть, чому приймання відновлено') },
    send: (values, at) => send.unblock(at, { reason: values.reason.trim() }),
    done: () => 'Бот знову приймає повідомлення заявника. Його повідомлено.',
    onDone,
  });
  return (
    <ActionFrame state={state} submitLabel="Відновити приймання">
      <Textarea
        label="Причина"
        description="Лишиться в історії картки."
        withAsterisk
        {...state.form.getInputProps('reason')}
      />
    </ActionFrame>
  );
}
