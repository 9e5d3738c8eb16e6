// One of the other appeals of the same person.
import { Radio, Skeleton, Stack, Text } from '@mantine/core';

import { useOthers } from '@/api/hooks';
import type { Card, CardSummary } from '@/api/types';
import { ProblemAlert } from '@/lib/ui/ProblemAlert';
import { Brief } from './Brief';

interface OthersChoiceProps {
  card: Card;
  value: CardSummary | null;
  onChange: (other: CardSummary) => void;
  /** Which of them can be chosen. */
  suits?: (other: CardSummary) => boolean;
  /** Said when there are none. */
  empty?: string;
}

export function OthersChoice({
  card,
  value,
  onChange,
  suits = () => true,
  empty = 'Інших звернень цієї людини немає.',
}: OthersChoiceProps) {
  const { data, error } = useOthers(card.id);
  if (data === undefined) {
    return error === null ? (
      <Skeleton height={60} radius="md" role="status" aria-label="Завантаження" />
    ) : (
      <ProblemAlert error={error} />
    );
  }
  const others = data.items.filter(suits);
  if (others.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {empty}
      </Text>
    );
  }
  return (
    <Radio.Group
      aria-label="Інші звернення цієї людини"
      value={value?.id ?? null}
      onChange={(id) => {
        const chosen = others.find((other) => other.id === id);
        if (chosen !== undefined) onChange(chosen);
      }}
    >
      <Stack gap="xs" mt={4} mah={280} style={{ overflowY: 'auto' }}>
        {others.map((other) => (
          <Radio key={other.id} value={other.id} label={<Brief card={other} />} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
