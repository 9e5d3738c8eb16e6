// The decisions that are open on a case, each with its reason.
import { Accordion, Alert, Checkbox, Group, NumberInput, Select, Text, Textarea } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ComponentType } from 'react';

import { useDirectory } from '@/api/hooks';
import type { Case, CaseAction, CaseActionName } from '@/api/types';
import { formatDate } from '@/lib/dates';
import { term } from '@/lib/use-versioned-form';
import { ActionFrame } from '@/lib/ui/ActionFrame';
import { ClauseTag } from '@/lib/ui/ClauseTag';
import { Section } from '@/lib/ui/Section';
import { send } from './send';
import { reasoned, useCaseForm } from './use-case-form';

interface DecisionProps {
  shown: Case;
  action: CaseAction;
}

const FORMS: Record<string, ComponentType<DecisionProps>> & Record<CaseActionName, ComponentType<DecisionProps>> = {
  restore: RestoreForm,
  confirm: ConfirmForm,
  lengthen: LengthenForm,
  lift: LiftForm,
};

/** An application older than the server leaves out what it has no form for. */
function formOf(action: CaseAction): ComponentType<DecisionProps> | undefined {
  return FORMS[action.action];
}

const CONFLICT = 'Поки ви працювали, рішення ухвалив хтось інший';

export function CaseActions({ shown }: { shown: Case }) {
  const actions = shown.allowed_actions.filter((action) => formOf(action) !== undefined);
  return (
    <Section title="Рішення щодо повідомлення" testId="case-actions">
      {actions.length === 0 ? (
        <Text size="sm" c="dimmed">
          Випадок закрито, рішень більше не потрібно.
        </Text>
      ) : (
        <Accordion multiple variant="separated" radius="md">
          {actions.map((action) => {
            const Form = formOf(action);
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
                <Accordion.Panel>{Form !== undefined && <Form shown={shown} action={action} />}</Accordion.Panel>
              </Accordion.Item>
            );
          })}
        </Accordion>
      )}
    </Section>
  );
}

function RestoreForm({ shown }: DecisionProps) {
  const { data: directory } = useDirectory();
  const wanted = shown.category_wanted;
  const state = useCaseForm({
    shown,
    action: 'restore',
    initial: { reason: '', category: null as string | null },
    validate: {
      ...reasoned,
      category: (category: string | null) => (wanted && category === null ? 'Оберіть категорію' : null),
    },
    send: (values, at) => send.restore(at, { reason: values.reason.trim(), category: wanted ? values.category : null }),
    done: ({ card }) =>
      card == null ? 'Звернення зареєстровано.' : `Звернення зареєстровано за № ${card.number}. Заявника повідомлено.`,
  });
  if (shown.missing.length > 0) {
    return (
      <Alert color="yellow" variant="light" icon={<IconAlertTriangle size={20} />} title="Зареєструвати ще не можна">
        <Text size="sm">
          Немає обовʼязкового: {shown.missing.join(', ').toLocaleLowerCase('uk')}. Зніміть блокування, і заявник зможе подати
          звернення з усіма відомостями.
        </Text>
      </Alert>
    );
  }
  return (
    <ActionFrame state={state} submitLabel="Зареєструвати" conflictTitle={CONFLICT}>
      <Text size="sm">
        {shown.meant_for == null
          ? 'Написане стане зверненням з реєстраційним номером, блокування буде знято.'
          : 'Написане додасться до звернення, а скарга на результат закритого стане повторним зверненням. Блокування буде знято.'}
      </Text>
      {wanted && (
        <Select
          label="Категорія"
          description="Заявник її ще не обрав."
          placeholder="Оберіть"
          searchable
          withAsterisk
          disabled={directory === undefined}
          data={directory?.categories.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name })) ?? []}
          {...state.form.getInputProps('category')}
        />
      )}
      <Textarea label="Причина" withAsterisk {...state.form.getInputProps('reason')} />
    </ActionFrame>
  );
}

interface ConfirmValues extends Record<string, unknown> {
  reason: string;
  sets: boolean;
  days: number | string;
}

function ConfirmForm({ shown, action }: DecisionProps) {
  const blocked = shown.blocked_until != null;
  const state = useCaseForm({
    shown,
    action: 'confirm',
    initial: { reason: '', sets: false, days: action.proposed_days ?? '' },
    validate: {
      ...reasoned,
      days: (days: number | string, { sets }: ConfirmValues) => (sets ? term(days) : null),
    },
    send: (values, at) =>
      send.confirm(at, { reason: values.reason.trim(), days: values.sets ? Number(values.days) : null }),
    done: () => 'Порушення підтверджено.',
  });
  return (
    <ActionFrame state={state} submitLabel="Підтвердити порушення" conflictTitle={CONFLICT}>
      <Text size="sm">
        {blocked
          ? `Блокування діє до ${formatDate(shown.blocked_until ?? '')} і залишиться, якщо не вказати іншого строку.`
          : 'Приймання повідомлень не призупинено.'}
      </Text>
      <Checkbox
        label={blocked ? 'Змінити строк блокування' : 'Призупинити приймання повідомлень'}
        {...state.form.getInputProps('sets', { type: 'checkbox' })}
      />
      {state.form.values.sets && <Days {...state.form.getInputProps('days')} />}
      <Textarea label="Причина" withAsterisk {...state.form.getInputProps('reason')} />
    </ActionFrame>
  );
}

function LengthenForm({ shown, action }: DecisionProps) {
  const state = useCaseForm({
    shown,
    action: 'lengthen',
    initial: { reason: '', days: (action.proposed_days ?? '') },
    validate: { ...reasoned, days: term },
    send: (values, at) => send.lengthen(at, { reason: values.reason.trim(), days: Number(values.days) }),
    done: ({ blocked_until }) =>
      blocked_until == null ? 'Строк змінено.' : `Приймання призупинено до ${formatDate(blocked_until)}.`,
  });
  return (
    <ActionFrame state={state} submitLabel="Змінити строк" conflictTitle={CONFLICT}>
      <Days {...state.form.getInputProps('days')} />
      <Textarea label="Причина" withAsterisk {...state.form.getInputProps('reason')} />
    </ActionFrame>
  );
}

function LiftForm({ shown }: DecisionProps) {
  const state = useCaseForm({
    shown,
    action: 'lift',
    initial: { reason: '' },
    validate: reasoned,
    send: (values, at) => send.lift(at, { reason: values.reason.trim() }),
    done: () => 'Блокування знято, бот знову приймає повідомлення.',
  });
  return (
    <ActionFrame state={state} submitLabel="Зняти блокування" conflictTitle={CONFLICT}>
      <Text size="sm">Блокування буде знято, написане не реєструється.</Text>
      <Textarea label="Причина" withAsterisk {...state.form.getInputProps('reason')} />
    </ActionFrame>
  );
}

function Days(props: object) {
  return (
    <NumberInput
      label="На скільки днів від сьогодні"
      description="Від 1 до 365"
      withAsterisk
      min={1}
      max={365}
      allowDecimal={false}
      {...props}
    />
  );
}
