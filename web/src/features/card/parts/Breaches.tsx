// Terms that were broken: whose they were, how far the news has risen, whether it still lasts.
import { Group, Stack, Text } from '@mantine/core';

import type { Breach, Card } from '@/api/types';
import { formatDateTime, formatDue } from '@/lib/dates';
import { namesOf } from '@/lib/format';
import { plural } from '@/lib/plural';
import { ClauseTag } from '@/lib/ui/ClauseTag';
import { Section } from '@/lib/ui/Section';
import { ToneBadge } from '@/lib/ui/ToneBadge';
import classes from './Breaches.module.css';

export function Breaches({ card, className }: { card: Card; className: string | undefined }) {
  if (card.breaches.length === 0) return null;
  // What lasts stands first.
  const order = [...card.breaches].sort((a, b) => Number(b.ended_at === null) - Number(a.ended_at === null));
  return (
    <Section title="Порушення строків" className={className} testId="card-breaches">
      <Stack gap="md" component="ul" className={classes.list}>
        {order.map((breach) => (
          <OneBreach key={`${breach.stage} ${breach.due_at}`} breach={breach} />
        ))}
      </Stack>
    </Section>
  );
}

function risen(rung: number): string {
  if (rung < 2) return 'Повідомлено відповідальних і керівництво.';
  if (rung === 2) return 'Повторно повідомлено керівництво.';
  return rung === 3 ? 'Повідомлено міського голову.' : 'Повторно повідомлено міського голову.';
}

function OneBreach({ breach }: { breach: Breach }) {
  const { what, due_at, people, rung, ended_at, clause } = breach;
  return (
    <li className={classes.breach} data-testid="breach" data-lasts={ended_at === null}>
      <Group gap="xs" justify="space-between" align="flex-start">
        <Text fw={600} flex={1} miw={200}>
          {what} <ClauseTag clause={clause} />
        </Text>
        {ended_at === null ? (
          <ToneBadge color="red">Триває</ToneBadge>
        ) : (
          <ToneBadge color="gray">{`Усунено ${formatDateTime(ended_at)}`}</ToneBadge>
        )}
      </Group>
      <Text size="sm">
        Строк був до {formatDue(due_at)}
        {people.length > 0 && ` · ${plural(people.length, 'Відповідає', 'Відповідають', 'Відповідають')}: ${namesOf(people)}`}
      </Text>
      <Text size="sm" c="dimmed">
        {risen(rung)}
      </Text>
    </li>
  );
}
