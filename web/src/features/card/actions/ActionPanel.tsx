// «Наступний крок»: a form for each action the server allows, and for no other.
import { Accordion, Group, Text } from '@mantine/core';
import { useState, type ComponentType } from 'react';

import type { ActionName, AllowedAction, Card } from '@/api/types';
import { readDraft } from '@/lib/drafts';
import { ClauseTag } from '@/lib/ui/ClauseTag';
import { Section } from '@/lib/ui/Section';
import { AcceptForm } from './AcceptForm';
import { AddressForm } from './AddressForm';
import { AskForm } from './AskForm';
import { AssignForm } from './AssignForm';
import { BlockForm } from './BlockForm';
import { CategoryForm } from './CategoryForm';
import { CloseForm } from './CloseForm';
import { CommentForm } from './CommentForm';
import { LeftoverDrafts } from './LeftoverDrafts';
import { LocationForm } from './LocationForm';
import { MoreActions } from './MoreActions';
import { ReportForm } from './ReportForm';
import { ReturnForm } from './ReturnForm';
import { UnblockForm } from './UnblockForm';
import { UploadForm } from './UploadForm';
import { draftKey } from './use-action-form';

export interface ActionFormProps {
  card: Card;
  action: AllowedAction;
  /** Called once it is saved. */
  onDone?: (() => void) | undefined;
}

const FORMS: Record<string, ComponentType<ActionFormProps>> & Record<ActionName, ComponentType<ActionFormProps>> = {
  address: AddressForm,
  assign: AssignForm,
  accept: AcceptForm,
  comment: CommentForm,
  upload: UploadForm,
  report: ReportForm,
  return_for_rework: ReturnForm,
  close: CloseForm,
  ask: AskForm,
  correct_category: CategoryForm,
  set_location: LocationForm,
  block_applicant: BlockForm,
  unblock_applicant: UnblockForm,
};

/** An application older than the server leaves out what it has no form for. */
function formOf(action: AllowedAction): ComponentType<ActionFormProps> | undefined {
  return FORMS[action.action];
}

/** What is open when the card appears: the first step, beside a proof the report it is for, begun texts. */
function openedAtFirst(card: Card, actions: readonly AllowedAction[]): string[] {
  const names = actions.map((action) => action.action);
  const steps = actions.filter(({ place }) => place === 'step').map((action) => action.action);
  const begun = names.filter((name) => readDraft(draftKey(card.id, name)) !== null);
  return [...new Set([...steps.slice(0, steps[0] === 'upload' ? 2 : 1), ...begun])];
}

export function ActionPanel({ card, className }: { card: Card; className: string | undefined }) {
  const known = card.allowed_actions.filter((action) => formOf(action) !== undefined);
  const actions = known.filter(({ place }) => place !== 'more');
  const more = known.filter(({ place }) => place === 'more');
  return (
    <Section title="Наступний крок" className={className} testId="next-step">
      <LeftoverDrafts card={card} />
      {actions.every(({ place }) => place !== 'step') && (
        <Text size="sm" c="dimmed" mb={actions.length > 0 ? 'sm' : 0}>
          Зараз від вас нічого не потрібно.
        </Text>
      )}
      {/* The first step of a new state opens by itself. */}
      <Actions key={`${card.state}-${actions[0]?.action ?? ''}`} card={card} actions={actions} />
      <MoreActions
        actions={more}
        form={(action, done) => {
          const Form = formOf(action);
          return Form !== undefined && <Form card={card} action={action} onDone={done} />;
        }}
      />
    </Section>
  );
}

function Actions({ card, actions }: { card: Card; actions: readonly AllowedAction[] }) {
  const [opened, setOpened] = useState<string[]>(() => openedAtFirst(card, actions));
  return (
    <Accordion multiple value={opened} onChange={setOpened} variant="separated" radius="md">
      {actions.map((action) => {
        const Form = formOf(action);
        if (Form === undefined) return null;
        return (
          <Accordion.Item key={action.action} value={action.action} data-testid={`action-${action.action}`}>
            <Accordion.Control>
              <Group gap="xs" wrap="nowrap" justify="space-between" pr="xs">
                <Text fw={600} size="sm">
                  {action.title}
                </Text>
                <ClauseTag clause={action.clause} />
              </Group>
            </Accordion.Control>
            <Accordion.Panel>
              <Form card={card} action={action} />
            </Accordion.Panel>
          </Accordion.Item>
        );
      })}
    </Accordion>
  );
}
