// The head of the card: number, state, deadline, and how far it has come.
import { Group, Paper, Text, Title } from '@mantine/core';

import type { Card } from '@/api/types';
import { countdown, formatDateTime, formatLongDate } from '@/lib/dates';
import { plural } from '@/lib/plural';
import { isFinished } from '@/lib/states';
import { StateBadge } from '@/lib/ui/StateBadge';
import { WaitingBadge } from '@/lib/ui/WaitingBadge';
import classes from './CardHeader.module.css';
import { Progress } from './Progress';

const CHANNELS: Record<string, string> = { telegram: 'Telegram', viber: 'Viber' };

export function CardHeader({ card }: { card: Card }) {
  return (
    <Paper withBorder p={{ base: 'md', sm: 'lg' }}>
      <div className={classes.top}>
        <div>
          <Group gap="sm">
            <Title order={1} size="h2" className={classes.number} data-testid="card-number">
              № {card.number}
            </Title>
            <span data-testid="card-state" data-state={card.state}>
              <StateBadge state={card.state} name={card.state_name} />
            </span>
            <WaitingBadge card={card} />
          </Group>
          <Text size="sm" c="dimmed" mt={4}>
            {card.category.name} · {CHANNELS[card.channel] ?? card.channel} · зареєстровано {formatDateTime(card.registered_at)}
          </Text>
          {card.returns > 0 && (
            <Text size="sm" c="var(--words-warning)" mt={2}>
              Повернуто на доопрацювання: {plural.count(card.returns, 'раз', 'рази', 'разів')}
            </Text>
          )}
        </div>
        <Deadline card={card} />
      </div>
      {card.state === 'withdrawn' ? (
        <Text size="sm" mt="md">
          Заявник відкликав звернення. Розгляд припинено.
        </Text>
      ) : (
        <Progress state={card.state} />
      )}
    </Paper>
  );
}

function Deadline({ card }: { card: Card }) {
  if (card.due_at == null) return null;
  const finished = isFinished(card.state);
  const late = card.overdue && !finished;
  return (
    <div className={classes.deadline} data-late={late ? true : undefined} data-testid="card-deadline">
      <Text size="xs" className={classes.deadlineName}>
        Строк виконання
      </Text>
      <Text fw={650}>{formatLongDate(card.due_at)}</Text>
      {!finished && <Text size="sm">{countdown(card.due_at)}</Text>}
    </div>
  );
}
