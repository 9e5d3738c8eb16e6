// «Запити»: what executors ask for with reasons, and how it was decided.
import { Group, Stack, Text } from '@mantine/core';

import type { Card, StaffRequest } from '@/api/types';
import { formatDateTime } from '@/lib/dates';
import { namesOf, shortName } from '@/lib/format';
import { ClauseTag } from '@/lib/ui/ClauseTag';
import { Section } from '@/lib/ui/Section';
import { ToneBadge } from '@/lib/ui/ToneBadge';
import { DecideRequest } from './DecideRequest';
import classes from './Requests.module.css';
import { WithdrawRequest } from './WithdrawRequest';

const STATES: Record<string, { name: string; color: string }> = {
  open: { name: 'Очікує рішення', color: 'yellow' },
  granted: { name: 'Задоволено', color: 'teal' },
  refused: { name: 'Відмовлено', color: 'red' },
  withdrawn: { name: 'Відкликано', color: 'gray' },
  lapsed: { name: 'Втратив чинність', color: 'gray' },
};

/** What the end of a request is called where nobody decided on it. */
const ENDS: Record<string, string> = { withdrawn: 'Відкликано', lapsed: 'Втратив чинність' };

export function Requests({ card, className }: { card: Card; className: string | undefined }) {
  if (card.requests.length === 0) return null;
  // What waits for a decision stands first, the oldest of it before all; then the newest.
  const open = card.requests.filter(({ state }) => state === 'open');
  const ended = card.requests.filter(({ state }) => state !== 'open');
  const order = [...open, ...ended.reverse()];
  return (
    <Section title="Запити виконавців" className={className} testId="card-requests">
      <Stack gap="md" component="ul" className={classes.list}>
        {order.map((request) => (
          <li key={request.sequence} id={`request-${request.sequence}`} tabIndex={-1} className={classes.item} data-testid="request" data-state={request.state}>
            <Request card={card} request={request} />
          </li>
        ))}
      </Stack>
    </Section>
  );
}

function Request({ card, request }: { card: Card; request: StaffRequest }) {
  const state = STATES[request.state];
  const decide = card.allowed_actions.find(({ action }) => action === 'decide_request');
  return (
    <>
      <Group gap="xs" justify="space-between" align="flex-start">
        <Text fw={600} flex={1} miw={200}>
          {request.text} <ClauseTag clause={request.clause} />
        </Text>
        <ToneBadge color={state?.color ?? 'gray'}>{state?.name ?? request.state}</ToneBadge>
      </Group>
      <Text size="xs" c="dimmed" mt={2}>
        {shortName(request.by.name)} · {formatDateTime(request.at)}
      </Text>
      <Text className={classes.words} mt={6}>
        {request.reason}
      </Text>
      {request.proposed.length > 0 && (
        <Text size="sm" mt={4}>
          Пропонує: {namesOf(request.proposed)}
        </Text>
      )}
      {request.state !== 'open' && <End request={request} />}
      {request.state === 'open' && decide !== undefined && <DecideRequest card={card} action={decide} request={request} />}
      {request.can_withdraw && <WithdrawRequest card={card} request={request} />}
    </>
  );
}

/** What was said with the end of a request, by whom and when. */
function End({ request: { state, answer, ended_by, ended_at } }: { request: StaffRequest }) {
  const who = ended_by === null ? [] : [shortName(ended_by.name), ended_by.position].filter((part) => part !== '');
  const when = ended_at === null ? [] : [formatDateTime(ended_at)];
  const parts = [...who, ...when];
  if (answer === null && parts.length === 0) return null;
  return (
    <div className={classes.answer}>
      {answer !== null && <Text className={classes.words}>{answer}</Text>}
      {parts.length > 0 && (
        <Text size="xs" c="dimmed">
          {ENDS[state] ?? 'Рішення'}: {parts.join(', ')}
        </Text>
      )}
    </div>
  );
}
