// The executor asks for the matter to be included in a strategic plan.
import { Textarea, TextInput } from '@mantine/core';

import { ActionFrame } from '@/lib/ui/ActionFrame';
import type { ActionFormProps } from './ActionPanel';
import { sendRequest } from './send';
import { filled, optional, useActionForm } from './use-action-form';

export function RequestPlanForm({ card }: ActionFormProps) {
  const state = useActionForm({
    card,
    action: 'request_plan',
    initial: { plan: '', reason: '' },
    validate: { reason: filled('Обґрунтуйте прохання') },
    send: ({ plan, reason }, at) => sendRequest.plan(at, { plan: optional(plan), reason: reason.trim() }),
    done: () => 'Запит про включення до плану надіслано керівникові.',
  });
  return (
    <ActionFrame state={state} submitLabel="Надіслати запит">
      <TextInput
        label="До якого плану"
        placeholder="Якщо відомо"
        description="Наприклад, програма розвитку благоустрою."
        {...state.form.getInputProps('plan')}
      />
      <Textarea
        label="Обґрунтування"
        placeholder="Які кошти чи роботи потрібні"
        withAsterisk
        {...state.form.getInputProps('reason')}
      />
    </ActionFrame>
  );
}
