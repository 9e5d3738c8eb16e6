// Classifies the appeal for the register.
import { marksBody, marksOf, marksRule } from '@/lib/fields/marks';
import { MarksFields } from '@/lib/fields/MarksFields';
import { ActionFrame } from '@/lib/ui/ActionFrame';
import type { ActionFormProps } from './ActionPanel';
import { send } from './send';
import { field, useActionForm } from './use-action-form';

export function ClassifyForm({ card, onDone }: ActionFormProps) {
  const state = useActionForm({
    card,
    action: 'classify',
    initial: { marks: marksOf(card.marks) },
    validate: { marks: marksRule },
    send: ({ marks }, at) => send.classify(at, { marks: marksBody(marks) }),
    done: () => 'Класифікацію збережено.',
    onDone,
  });
  return (
    <ActionFrame state={state} submitLabel="Зберегти">
      <MarksFields {...field(state.form, 'marks')} />
    </ActionFrame>
  );
}
