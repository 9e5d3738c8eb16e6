// In whose hands the card is: decision-makers, executors with their parts, resolution, how it goes with the term.
import { Group, Stack, Text } from '@mantine/core';

import type { Card, Part } from '@/api/types';
import { formatDateTime, formatDay } from '@/lib/dates';
import { plural } from '@/lib/plural';
import { isFinished } from '@/lib/states';
import { Facts } from '@/lib/ui/Facts';
import { Person } from '@/lib/ui/Person';
import { Section } from '@/lib/ui/Section';
import { ToneBadge } from '@/lib/ui/ToneBadge';
import classes from './People.module.css';

const PARTS: Record<string, { name: string; color: string }> = {
  assigned: { name: 'призначено', color: 'grape' },
  in_work: { name: 'в роботі', color: 'orange' },
  done: { name: 'готово', color: 'teal' },
};

export function People({ card, className }: { card: Card; className: string | undefined }) {
  const nobody = card.decision_makers.length === 0 && card.executor === null;
  return (
    <Section title="Хто відповідає" className={className} testId="card-people">
      <Marks card={card} />
      {nobody ? (
        <Text size="sm" c="dimmed">
          Картку ще нікому не адресовано.
        </Text>
      ) : (
        <Facts
          rows={[
            [
              'Адресовано',
              card.decision_makers.length > 0
                ? card.decision_makers.map((person) => <Person key={person.id} person={person} />)
                : null,
            ],
            [
              card.parts.length === 0 ? 'Виконавець' : 'Головний виконавець',
              card.executor !== null ? <Person person={card.executor} /> : null,
            ],
            [
              'Співвиконавці',
              card.parts.length > 0 ? (
                <Stack gap="sm" component="ul" className={classes.parts}>
                  {card.parts.map((part) => (
                    <PartOf key={part.executor.id} part={part} />
                  ))}
                </Stack>
              ) : null,
            ],
            ['Резолюція', card.resolution],
            [
              'Стратегічний план',
              card.plan === null
                ? null
                : `${card.plan.name}, ${card.plan.year} рік; очікується до ${formatDay(card.plan.expected)}`,
            ],
          ]}
        />
      )}
    </Section>
  );
}

function PartOf({ part }: { part: Part }) {
  const state = PARTS[part.state];
  return (
    <li data-testid="part" data-state={part.state}>
      <Group gap="xs" justify="space-between" align="flex-start" wrap="nowrap">
        <Person person={part.executor} />
        <div className={classes.state}>
          <ToneBadge color={state?.color ?? 'gray'}>{state?.name ?? part.state}</ToneBadge>
        </div>
      </Group>
      <Text size="sm" className={classes.words}>
        {part.task}
      </Text>
      {part.text !== null && (
        <div className={classes.done}>
          <Text size="sm" className={classes.words}>
            {part.text}
          </Text>
          {part.done_at !== null && (
            <Text size="xs" c="dimmed">
              {formatDateTime(part.done_at)}
            </Text>
          )}
        </div>
      )}
    </li>
  );
}

function Marks({ card }: { card: Card }) {
  if (!card.extended && !card.breached && card.returns === 0) return null;
  return (
    <Group gap={6} mb="sm" data-testid="term-marks">
      {card.breached && (
        <ToneBadge color="red">{isFinished(card.state) ? 'Виконано з порушенням строку' : 'Строк порушено'}</ToneBadge>
      )}
      {card.extended && <ToneBadge color="indigo">Строк продовжено</ToneBadge>}
      {card.returns > 0 && (
        <ToneBadge color="orange">{`На доопрацюванні: ${plural.count(card.returns, 'раз', 'рази', 'разів')}`}</ToneBadge>
      )}
    </Group>
  );
}
