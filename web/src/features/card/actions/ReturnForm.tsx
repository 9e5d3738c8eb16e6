// Sends the result back to the executor with the reason.
import { TextWithTemplates } from '@/lib/fields/TextWithTemplates';
import { shortName } from '@/lib/format';
import { ActionFrame } from '@/lib/ui/ActionFrame';
import type { ActionFormProps } from './ActionPanel';
import { send } from './send';
import { field, filled, useActionForm } from './use-action-form';

export function ReturnForm({ card }: ActionFormProps) {
  const state = useActionForm({
    card,
    action: 'return_for_rework',
    initial: { reason: '' },
    validate: { reason: filled('Поясніть, що треба доробити') },
    send: (values, at) => send.returnForRework(at, { reason: values.reason.trim() }),
    done: ({ executor }) =>
      `Картку повернено на доопрацювання. Вона знову у списку справ виконавця${executor == null ? '.' : `: ${shortName(executor.name)}`}`,
  });
  return (
    <ActionFrame state={state} submitLabel="Повернути">
      <TextWithTemplates
        cardId={card.id}
        kind="return_reason"
        label="Причина"
        placeholder="Що треба доробити"
        withAsterisk
        {...field(state.form, 'reason')}
      />
    </ActionFrame>
  );
}
