// How far a command for many cards has come, and what became of each.
import { Anchor, Button, Group, Loader, Progress, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconClock } from '@tabler/icons-react';
import { Link } from 'react-router';

import { plural } from '../plural';
import type { Item, Outcome } from './run';
import classes from './Bulk.module.css';
import type { Run } from './use-run';

const WORDS: Record<Outcome['status'], string> = {
  waiting: 'ще не надіслано',
  running: 'надсилаємо…',
  done: 'зроблено',
  refused: 'відмовлено',
  conflict: 'картку змінено',
};

interface RunViewProps {
  run: Run;
  onClose: () => void;
}

export function RunView({ run, onClose }: RunViewProps) {
  const { items, running } = run;
  const done = items.filter(({ outcome }) => outcome.status === 'done').length;
  const passed = items.filter(({ outcome }) => outcome.status !== 'waiting' && outcome.status !== 'running').length;
  const failed = items.length - done;
  return (
    <Stack gap="sm">
      <Text fw={600} role="status">
        {running
          ? `Надсилаємо: ${passed} з ${items.length}`
          : `Зроблено ${done} з ${plural.count(items.length, 'картки', 'карток', 'карток')}`}
      </Text>
      <Progress
        value={items.length === 0 ? 0 : (passed / items.length) * 100}
        animated={running}
        color={running || failed === 0 ? 'teal' : 'orange'}
        aria-label="Надсилання"
      />
      <Stack gap={6} component="ul" className={classes.list} aria-label="Картки">
        {items.map((item) => (
          <Row key={item.card.id} item={item} />
        ))}
      </Stack>
      <Group justify="flex-end" gap="xs">
        {running && (
          <Button variant="default" onClick={run.stop}>
            Зупинити
          </Button>
        )}
        {!running && failed > 0 && (
          <Button variant="light" onClick={() => void run.retry()}>
            Повторити ще раз: {failed}
          </Button>
        )}
        {!running && <Button onClick={onClose}>Готово</Button>}
      </Group>
    </Stack>
  );
}

function Row({ item: { card, outcome } }: { item: Item }) {
  return (
    <li className={classes.row} data-testid="bulk-row" data-status={outcome.status}>
      <Mark outcome={outcome} />
      <div>
        <Text size="sm">
          <Anchor component={Link} to={`/appeals/${encodeURIComponent(card.id)}`} fw={600} size="sm">
            № {card.number}
          </Anchor>{' '}
          <Text span size="sm" c="dimmed">
            {WORDS[outcome.status]}
          </Text>
        </Text>
        {(outcome.status === 'refused' || outcome.status === 'conflict') && <Text size="sm">{outcome.reason}</Text>}
      </div>
    </li>
  );
}

function Mark({ outcome }: { outcome: Outcome }) {
  switch (outcome.status) {
    case 'waiting':
      return <IconClock size={18} className={classes.mark} color="var(--mantine-color-gray-6)" aria-hidden />;
    case 'running':
      return <Loader size={16} className={classes.mark} aria-hidden />;
    case 'done':
      return <IconCheck size={18} className={classes.mark} color="var(--mantine-color-teal-8)" aria-hidden />;
    case 'refused':
    case 'conflict':
      return <IconAlertTriangle size={18} className={classes.mark} color="var(--mantine-color-orange-8)" aria-hidden />;
  }
}
