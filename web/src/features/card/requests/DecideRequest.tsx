// The decision on one request, right where it is read: granted in the form of its kind, or refused.
import { Button, Group } from '@mantine/core';
import { useState, type ComponentType } from 'react';

import type { AllowedAction, Card, RequestKind, StaffRequest } from '@/api/types';
import { readDraft } from '@/lib/drafts';
import { draftKey } from '../actions/use-action-form';
import { GrantControlForm } from './GrantControlForm';
import { GrantExecutorsForm } from './GrantExecutorsForm';
import { GrantPlanForm } from './GrantPlanForm';
import { RefuseForm } from './RefuseForm';
import classes from './Requests.module.css';

export interface DecisionProps {
  card: Card;
  action: AllowedAction;
  request: StaffRequest;
}

const GRANTS: Record<string, ComponentType<DecisionProps>> & Record<RequestKind, ComponentType<DecisionProps>> = {
  executors: GrantExecutorsForm,
  additional_control: GrantControlForm,
  strategic_plan: GrantPlanForm,
};

/** The name under which the draft of a decision is kept. */
export function decisionOf({ sequence }: StaffRequest, way: 'grant' | 'refuse'): string {
  return `${sequence}.${way}`;
}

type Way = 'grant' | 'refuse' | null;

/** What was begun before the page was left is open again. */
function begun(card: Card, request: StaffRequest): Way {
  const kept = (way: 'grant' | 'refuse') => readDraft(draftKey(card.id, 'decide_request', decisionOf(request, way)));
  if (kept('refuse') !== null) return 'refuse';
  return kept('grant') === null ? null : 'grant';
}

export function DecideRequest({ card, action, request }: DecisionProps) {
  const [way, setWay] = useState<Way>(() => begun(card, request));
  // A kind of a newer server can still be refused.
  const Grant = GRANTS[request.kind] as ComponentType<DecisionProps> | undefined;
  return (
    <div data-testid="decide-request">
      <Group gap="xs" mt="sm" role="group" aria-label="Рішення за запитом">
        {Grant !== undefined && (
          <Button
            size="sm"
            variant={way === 'grant' ? 'filled' : 'light'}
            aria-pressed={way === 'grant'}
            onClick={() => setWay('grant')}
          >
            Задовольнити
          </Button>
        )}
        <Button
          size="sm"
          color="red"
          variant={way === 'refuse' ? 'filled' : 'light'}
          aria-pressed={way === 'refuse'}
          onClick={() => setWay('refuse')}
        >
          Відмовити
        </Button>
      </Group>
      {way !== null && (
        <div className={classes.form}>
          {way === 'refuse' && <RefuseForm card={card} action={action} request={request} />}
          {way === 'grant' && Grant !== undefined && <Grant card={card} action={action} request={request} />}
        </div>
      )}
    </div>
  );
}
