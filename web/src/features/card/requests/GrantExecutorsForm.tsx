// Grants other or further executors: all of them as they are to be from now on.
import { Textarea } from '@mantine/core';

import type { Card, StaffRequest } from '@/api/types';
import { teamBody, teamOf, teamRule, type TeamValue } from '@/lib/fields/team';
import { TeamFields } from '@/lib/fields/TeamFields';
import { ActionFrame } from '@/lib/ui/ActionFrame';
import { sendRequest } from '../actions/send';
import { field, optional, useActionForm } from '../actions/use-action-form';
import { decisionOf, type DecisionProps } from './DecideRequest';

/** The present executors with those proposed beside them, or the first of them in the place of who asks. */
function proposedTeam(card: Card, { proposed, change, by }: StaffRequest): TeamValue {
  const team = teamOf(card);
  const [successor] = proposed;
  if (change) {
    const put = (id: string | null) => (id === by.id ? (successor?.id ?? null) : id);
    const others = team.co_executors.filter(({ executor }) => executor !== successor?.id);
    return {
      executor: put(team.executor),
      co_executors: others.map((part) => ({ ...part, executor: put(part.executor) })),
    };
  }
  const has = (id: string) => id === team.executor || team.co_executors.some(({ executor }) => executor === id);
  const helpers = proposed.filter(({ id }) => !has(id)).map(({ id }) => ({ executor: id, task: '' }));
  return { ...team, co_executors: [...team.co_executors, ...helpers] };
}

export function GrantExecutorsForm({ card, action, request }: DecisionProps) {
  const state = useActionForm({
    card,
    action: 'decide_request',
    of: decisionOf(request, 'grant'),
    initial: { team: proposedTeam(card, request), comment: '' },
    validate: { team: teamRule },
    send: (values, at) =>
      sendRequest.grantExecutors(at, {
        request: request.sequence,
        ...teamBody(values.team),
        comment: optional(values.comment),
      }),
    done: () => 'Запит задоволено, виконавців змінено.',
  });
  return (
    <ActionFrame state={state} submitLabel="Задовольнити запит">
      <TeamFields usual={action.proposed_organisation} {...field(state.form, 'team')} />
      <Textarea label="Коментар" placeholder="Необовʼязково" minRows={2} {...state.form.getInputProps('comment')} />
    </ActionFrame>
  );
}
