// Assigns the lead executor and co-executors with a resolution; may correct the deadline with a reason.
import { Textarea } from '@mantine/core';

import { formatDay, formatDue } from '@/lib/dates';
import { teamBody, teamOf, teamRule } from '@/lib/fields/team';
import { TeamFields } from '@/lib/fields/TeamFields';
import { NO_TERM, termBody } from '@/lib/fields/term';
import { TermFields } from '@/lib/fields/TermFields';
import { TextWithTemplates } from '@/lib/fields/TextWithTemplates';
import { shortName } from '@/lib/format';
import { ActionFrame } from '@/lib/ui/ActionFrame';
import type { ActionFormProps } from './ActionPanel';
import { send } from './send';
import { field, filled, optional, useActionForm } from './use-action-form';

export function AssignForm({ card, action, onDone }: ActionFormProps) {
  const again = card.executor !== null;
  const state = useActionForm({
    card,
    action: 'assign',
    initial: { team: teamOf(card), resolution: again ? (card.resolution ?? '') : '', term: NO_TERM, due_reason: '' },
    validate: {
      team: teamRule,
      resolution: filled('Напишіть резолюцію: що саме треба зробити'),
      due_reason: (reason, { term }) =>
        term.day !== null && reason.trim() === '' ? 'Поясніть, чому змінюється строк' : null,
    },
    send: (values, at) =>
      send.assign(at, {
        ...teamBody(values.team),
        resolution: values.resolution.trim(),
        ...termBody(values.term),
        due_reason: values.term.day === null ? null : optional(values.due_reason),
      }),
    done: ({ executor, co_executors }) =>
      co_executors.length === 0
        ? `Виконавця призначено. Тепер картка у списку справ виконавця${executor == null ? '.' : `: ${shortName(executor.name)}`}`
        : 'Виконавців призначено. Тепер картка у списку справ кожного з них.',
    onDone,
  });

  return (
    <ActionFrame state={state} submitLabel={again ? 'Призначити інакше' : 'Призначити'}>
      <TeamFields usual={action.proposed_organisation} {...field(state.form, 'team')} />
      <TextWithTemplates
        cardId={card.id}
        kind="resolution"
        label="Резолюція"
        placeholder="Що зробити і на що звернути увагу"
        withAsterisk
        {...field(state.form, 'resolution')}
      />
      <TermFields
        label="Змінити строк"
        description={dueHint(card.due_at, action.latest_due_on)}
        placeholder="Залишити без змін"
        latest={action.latest_due_on}
        {...field(state.form, 'term')}
      />
      {state.form.values.term.day !== null && (
        <Textarea
          label="Чому змінюється строк"
          description="Заявник отримає цю причину разом із новим строком."
          withAsterisk
          minRows={2}
          {...state.form.getInputProps('due_reason')}
        />
      )}
    </ActionFrame>
  );
}

/** What the term is now and how far it can be moved. */
export function dueHint(due: string | null, latest: string | null): string | undefined {
  const hints = [
    due !== null ? `Тепер: ${formatDue(due)}` : null,
    latest !== null ? `Найпізніший: ${formatDay(latest)}` : null,
  ].filter((hint) => hint !== null);
  return hints.length > 0 ? hints.join('\n') : undefined;
}
