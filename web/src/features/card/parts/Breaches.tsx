// Terms that were broken: whose they were, how far the news has risen, whether it still lasts.
import { Group, Stack, Text } from '@mantine/core';

import type { Breach, Card } from '@/api/types';
import { formatDateTime } from '@/lib/dates';
import { shortName } from '@/lib/format';
import { ClauseTag } from '@/lib/ui/ClauseTag';
import { Section } from '@/lib/ui/Section';
import { ToneBadge } from '@/lib/ui/ToneBadge';

export function Breaches({ card, className }: { card: Card; className: string | undefined }) {
  if (card.breaches.length === 0) return null;
  return (
    <Section title="Порушення строків" className={className} testId="card-breaches">
      <Stack gap="md">
        {card.breaches.map((breach) => (
          <OneBreach key={`${breach.stage} ${breach.due_at}`} breach={breach} />
        ))}
      </Stack>
    </Section>
  );
}

function risen(rung: number): string {
  if (rung < 2) return 'Повідомлено відповідальних і керівництво.';
  return rung === 2 ? 'Повторно повідомлено керівництво.' : 'Повідомлено міського голову.';
}

function OneBreach({ breach }: { breach: Breach }) {
  const { what, due_at, people, rung, ended_at, clause } = breach;
  return (
    <div data-testid="breach">
      <Group gap="xs">
        <Text fw={600}>{what}</Text>
        {ended_at === null ? (
          <ToneBadge color="red">Триває</ToneBadge>
        ) : (
          <ToneBadge color="gray">{`Усунено ${formatDateTime(ended_at)}`}</ToneBadge>
        )}
      </Group>
      <Text size="sm">
        Строк був до {formatDateTime(due_at)}
        {people.length > 0 && ` · ${people.map((person) => shortName(person.name)).join(', ')}`}
      </Text>
      <Group gap="xs">
        <Text size="xs" c="dimmed">
          {risen(rung)}
        </Text>
        <ClauseTag clause={clause} />
      </Group>
    </div>
  );
}
