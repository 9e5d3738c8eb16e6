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
import { AskMaterialsForm } from './AskMaterialsForm';
import { AssignForm } from './AssignForm';
import { BlockForm } from './BlockForm';
import { CategoryForm } from './CategoryForm';
import { ClassifyForm } from './ClassifyForm';
import { CloseForm } from './CloseForm';
import { CommentForm } from './CommentForm';
import { CompletePartForm } from './CompletePartForm';
import { DeadlineForm } from './DeadlineForm';
import { ForwardForm } from './ForwardForm';
import { InformForm } from './InformForm';
import { DecideJump, GiveJump } from './JumpForms';
import { LeftoverDrafts } from './LeftoverDrafts';
import { LinkForm } from './LinkForm';
import { LocationForm } from './LocationForm';
import { MeasureForm } from './MeasureForm';
import { MergeForm } from './MergeForm';
import { MoreActions } from './MoreActions';
import { NotConsiderForm } from './NotConsiderForm';
import { PromptForm } from './PromptForm';
import { RateForm } from './RateForm';
import { ReportForm } from './ReportForm';
import { RequestControlForm } from './RequestControlForm';
import { RequestExecutorsForm } from './RequestExecutorsForm';
import { RequestPlanForm } from './RequestPlanForm';
import { ReturnForm } from './ReturnForm';
import { ReturnToAuthorForm } from './ReturnToAuthorForm';
import { SplitForm } from './SplitForm';
import { UnblockForm } from './UnblockForm';
import { UploadForm } from './UploadForm';
import { draftKey } from './use-action-form';

export interface ActionFormProps {
  card: Card;
  action: AllowedAction;
  /** Called once it is saved. */
  onDone?: (() => void) | undefined;
}

/** What a person does in the section of its subject instead of here. */
type Elsewhere = 'withdraw_request';

const FORMS: Record<string, ComponentType<ActionFormProps>> &
  Record<Exclude<ActionName, Elsewhere>, ComponentType<ActionFormProps>> = {
  address: AddressForm,
  assign: AssignForm,
  accept: AcceptForm,
  upload: UploadForm,
  give_materials: GiveJump,
  complete_part: CompletePartForm,
  report: ReportForm,
  decide_request: DecideJump,
  close: CloseForm,
  return_for_rework: ReturnForm,
  rate: RateForm,
  ask: AskForm,
  comment: CommentForm,
  request_executors: RequestExecutorsForm,
  request_control: RequestControlForm,
  request_plan: RequestPlanForm,
  ask_materials: AskMaterialsForm,
  prompt: PromptForm,
  inform: InformForm,
  correct_deadline: DeadlineForm,
  correct_category: CategoryForm,
  classify: ClassifyForm,
  set_location: LocationForm,
  link: LinkForm,
  merge: MergeForm,
  split: SplitForm,
  forward: ForwardForm,
  return_to_author: ReturnToAuthorForm,
  not_consider: NotConsiderForm,
  record_measure: MeasureForm,
  block_applicant: BlockForm,
  unblock_applicant: UnblockForm,
};

/** An application older than the server leaves out what it has no form for. */
function formOf(action: AllowedAction): ComponentType<ActionFormProps> | undefined {
  return FORMS[action.action];
}

/** Whether the card waits for this from the person. */
function isStep(action: AllowedAction): boolean {
  return action.place === 'step';
}

/** What is open when the card appears: the first step, beside a proof the report it is for, begun texts. */
function openedAtFirst(card: Card, actions: readonly AllowedAction[]): string[] {
  const names = actions.map((action) => action.action);
  const steps = actions.filter(isStep).map((action) => action.action);
  const begun = names.filter((name) => readDraft(draftKey(card.id, name)) !== null);
  // Beside a proof stands what it is for.
  const next = steps[0] === 'upload' ? steps.slice(0, 2) : steps.slice(0, 1);
  return [...new Set([...next, ...begun])];
}

export function ActionPanel({ card, className }: { card: Card; className: string | undefined }) {
  const known = card.allowed_actions.filter((action) => formOf(action) !== undefined);
  const near = known.filter(({ place }) => place !== 'more');
  const actions = [...near.filter(isStep), ...near.filter((action) => !isStep(action))];
  const more = known.filter(({ place }) => place === 'more');
  return (
    <Section title="Наступний крок" className={className} testId="next-step">
      <LeftoverDrafts card={card} />
      {actions.every((action) => !isStep(action)) && (
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
  // A form that was sent begins anew, with what the card is now.
  const [sent, setSent] = useState<Record<string, number>>({});
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
              <Form
                key={sent[action.action] ?? 0}
                card={card}
                action={action}
                onDone={() => setSent((counts) => ({ ...counts, [action.action]: (counts[action.action] ?? 0) + 1 }))}
              />
            </Accordion.Panel>
          </Accordion.Item>
        );
      })}
    </Accordion>
  );
}
