// What another card is, in a few lines.
import { Group, Text } from '@mantine/core';

import type { CardSummary } from '@/api/types';
import { formatDate } from '@/lib/dates';
import { StateBadge } from '@/lib/ui/StateBadge';

export function Brief({ card }: { card: CardSummary }) {
  return (
    <div data-testid="brief">
      <Group gap="xs">
        <Text size="sm" fw={700} component="span">
          № {card.number}
        </Text>
        <StateBadge state={card.state} name={card.state_name} />
      </Group>
      <Text size="sm" c="dimmed">
        {card.category.name} · від {formatDate(card.registered_at)}
      </Text>
      <Text size="sm" lineClamp={2} style={{ overflowWrap: 'anywhere' }}>
        {card.substance}
      </Text>
    </div>
  );
}
