// Sets the deadline and addresses the card to decision-makers, or to others than before.
import { Textarea } from '@mantine/core';

import { formatDay, formatDue } from '@/lib/dates';
import { DecisionMakersInput } from '@/lib/fields/DecisionMakersInput';
import { proposedTerm, termBody, termNeeded } from '@/lib/fields/term';
import { TermFields } from '@/lib/fields/TermFields';
import { namesOf } from '@/lib/format';
import { ActionFrame } from '@/lib/ui/ActionFrame';
import type { ActionFormProps } from './ActionPanel';
import { send } from './send';
import { field, optional, useActionForm } from './use-action-form';

export function AddressForm({ card, action, onDone }: ActionFormProps) {
  const again = card.decision_makers.length > 0;
  const present = card.decision_makers.map(({ id }) => id);
  const proposed = action.proposed_decision_makers ?? [];
  const state = useActionForm({
    card,
    action: 'address',
    initial: { term: proposedTerm(action), decision_makers: again ? present : proposed, note: '' },
    validate: {
      term: termNeeded,
      decision_makers: (people: string[]) => (people.length === 0 ? 'Оберіть, кому адресувати' : null),
    },
    send: (values, at) =>
      send.address(at, {
        ...termBody(values.term),
        decision_makers: values.decision_makers,
        note: optional(values.note),
      }),
    done: ({ decision_makers }) => `Картку адресовано. Далі виконавця призначає ${namesOf(decision_makers)}`,
    onDone,
  });
  const hints = [
    action.proposed_due_at !== null && `Термінова категорія, пропонований: ${formatDue(action.proposed_due_at)}`,
    action.proposed_due_on !== null && (again ? 'Тепер: ' : 'Пропонований: ') + formatDay(action.proposed_due_on),
    action.latest_due_on !== null && `Найпізніший: ${formatDay(action.latest_due_on)}`,
  ].filter((hint) => hint !== false);

  return (
    <ActionFrame state={state} submitLabel={again ? 'Переадресувати' : 'Адресувати'}>
      <TermFields
        label="Строк виконання"
        description={hints.length > 0 ? hints.join('\n') : undefined}
        latest={action.latest_due_on}
        needed
        {...field(state.form, 'term')}
      />
      <DecisionMakersInput
        description={!again && proposed.length > 0 ? 'Запропоновано тих, у чиїй сфері ця категорія' : undefined}
        {...field(state.form, 'decision_makers')}
      />
      <Textarea label="Примітка" placeholder="Необовʼязково" {...state.form.getInputProps('note')} />
    </ActionFrame>
  );
}
