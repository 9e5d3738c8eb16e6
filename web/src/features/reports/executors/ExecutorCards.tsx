// The cards of an executor with how each stands: a table on a wide screen, tiles on a phone.
import { Anchor, Group, Stack, Table, Text, VisuallyHidden } from '@mantine/core';
import { Link, useLocation } from 'react-router';

import type { ExecutorCard } from '@/api/types';
import { formatDate } from '@/lib/dates';
import { plural } from '@/lib/plural';
import { StateBadge } from '@/lib/ui/StateBadge';
import { ToneBadge } from '@/lib/ui/ToneBadge';
import { formatFigure } from '../numbers';
import classes from './ExecutorCards.module.css';

const COLORS: Record<string, string> = { on_time: 'teal', late: 'orange', open: 'blue', overdue: 'red', ended: 'gray' };

export function ExecutorCards({ cards }: { cards: { items: readonly ExecutorCard[]; left_off: number } }) {
  const { items, left_off: leftOff } = cards;
  return (
    <>
      <div className={classes.wide}>
        <CardTable items={items} />
      </div>
      <Stack gap="xs" component="ul" className={classes.narrow}>
        {items.map((card) => (
          <li key={card.id}>
            <Tile card={card} />
          </li>
        ))}
      </Stack>
      {leftOff > 0 && (
        <Text size="sm" c="dimmed" mt="sm">
          Показано останні {items.length}. Ще {plural.count(leftOff, 'картку', 'картки', 'карток')} не показано: виберіть
          коротший період.
        </Text>
      )}
    </>
  );
}

function CardTable({ items }: { items: readonly ExecutorCard[] }) {
  return (
    <Table verticalSpacing={8} horizontalSpacing="sm" className={classes.table}>
      <Table.Caption className={classes.caption}>
        <VisuallyHidden>Картки виконавця</VisuallyHidden>
      </Table.Caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Номер</Table.Th>
          <Table.Th>Категорія</Table.Th>
          <Table.Th>Стан</Table.Th>
          <Table.Th>Зареєстровано</Table.Th>
          <Table.Th>Строк</Table.Th>
          <Table.Th>Звіт</Table.Th>
          <Table.Th>Вчасність</Table.Th>
          <Table.Th>Оцінка</Table.Th>
          <Table.Th>Повернень</Table.Th>
          <Table.Th>Заходів</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {items.map((card) => (
          <Table.Tr key={card.id} data-testid="executor-card">
            <Table.Td>
              <Number card={card} />
            </Table.Td>
            <Table.Td>
              {card.category.name}
              <Part card={card} />
            </Table.Td>
            <Table.Td>
              <StateBadge state={card.state} name={card.state_name} />
            </Table.Td>
            <Table.Td>{formatDate(card.registered_at)}</Table.Td>
            <Table.Td>{dateOf(card.due_at)}</Table.Td>
            <Table.Td>{dateOf(card.reported_at)}</Table.Td>
            <Table.Td>
              <Outcome card={card} />
            </Table.Td>
            <Table.Td>{formatFigure(card.quality)}</Table.Td>
            <Table.Td>{formatFigure(card.reworks)}</Table.Td>
            <Table.Td>{formatFigure(card.measures)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Tile({ card }: { card: ExecutorCard }) {
  return (
    <div className={classes.tile}>
      <Group justify="space-between" gap="xs">
        <Number card={card} />
        <Outcome card={card} />
      </Group>
      <Text size="sm" mt={6}>
        {card.category.name}
      </Text>
      <Part card={card} />
      <Text size="xs" c="dimmed" mt={4}>
        {[
          `зареєстровано ${formatDate(card.registered_at)}`,
          card.due_at !== null && `строк ${formatDate(card.due_at)}`,
          card.reported_at !== null && `звіт ${formatDate(card.reported_at)}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </Text>
      <Text size="xs" c="dimmed">
        {[
          card.state_name.toLowerCase(),
          card.quality !== null && `оцінка ${card.quality}`,
          card.reworks > 0 && plural.count(card.reworks, 'повернення', 'повернення', 'повернень'),
          card.measures > 0 && plural.count(card.measures, 'захід', 'заходи', 'заходів'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Text>
    </div>
  );
}

function Number({ card }: { card: ExecutorCard }) {
  const { pathname, search } = useLocation();
  return (
    <Anchor
      component={Link}
      to={`/appeals/${encodeURIComponent(card.id)}`}
      state={{ from: pathname + search }}
      fw={700}
      size="sm"
    >
      {card.number}
    </Anchor>
  );
}

function Outcome({ card }: { card: ExecutorCard }) {
  return <ToneBadge color={COLORS[card.outcome] ?? 'gray'}>{card.outcome_name}</ToneBadge>;
}

function Part({ card }: { card: ExecutorCard }) {
  if (card.share !== 'part') return null;
  return (
    <Text size="xs" c="dimmed">
      частина співвиконавця
    </Text>
  );
}

function dateOf(moment: string | null): string {
  return moment === null ? '–' : formatDate(moment);
}
