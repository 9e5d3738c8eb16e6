// The head of the card: number, state, deadline, and how far it has come.
import { Group, Paper, Text, Title } from '@mantine/core';

import type { Card } from '@/api/types';
import { countdown, formatDateTime, formatDue, pausedWords } from '@/lib/dates';
import { isFinished } from '@/lib/states';
import { RequestsBadge } from '@/lib/ui/CardBadges';
import { StateBadge } from '@/lib/ui/StateBadge';
import { WaitingBadge } from '@/lib/ui/WaitingBadge';
import classes from './CardHeader.module.css';
import { Progress } from './Progress';

const CHANNELS: Record<string, string> = { telegram: 'Telegram', viber: 'Viber' };

/** How the appeal came: through a messenger, or as the classifier says. */
function way({ channel, marks }: Card): string {
  return channel === null ? marks.arrival.name : (CHANNELS[channel] ?? channel);
}

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
            <RequestsBadge card={card} />
          </Group>
          <Text size="sm" c="dimmed" mt={4}>
            {card.category.name} · {way(card)} · зареєстровано {formatDateTime(card.registered_at)}
          </Text>
        </div>
        <Deadline card={card} />
      </div>
      {card.state === 'withdrawn' && (
        <Text size="sm" mt="md">
          Заявник відкликав звернення. Розгляд припинено.
        </Text>
      )}
      {card.state !== 'withdrawn' && card.state !== 'merged' && <Progress card={card} />}
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
      <Text fw={650}>{formatDue(card.due_at)}</Text>
      {!finished && (
        <Text size="sm">
          {card.paused_since == null ? countdown(card.due_at) : pausedWords('строк зупинено до відповіді заявника', late)}
        </Text>
      )}
    </div>
  );
}
