// Cards as a table on a wide screen and as tiles on a phone; each opens its card.
import { Badge, Checkbox, Group, Paper, Skeleton, Stack, Table, Text, VisuallyHidden } from '@mantine/core';
import { IconMapPin, IconPaperclip } from '@tabler/icons-react';
import { Link, useLocation, useNavigate } from 'react-router';

import type { CardSummary } from '@/api/types';
import type { Selection } from '../bulk/use-selection';
import { formatDate } from '../dates';
import { namesOf, shortName } from '../format';
import { plural } from '../plural';
import { isFinished } from '../states';
import { CardBadges } from './CardBadges';
import classes from './CardList.module.css';
import { DueLabel } from './DueLabel';
import { StateBadge } from './StateBadge';

interface CardListProps {
  items: readonly CardSummary[];
  /** Names the table for those who cannot see it. */
  label: string;
  /** Lets cards be chosen for what is done with many at once. */
  selection?: Selection | null;
}

export function CardList({ items, label, selection = null }: CardListProps) {
  return (
    <>
      <Paper withBorder className={classes.wide}>
        <CardTable items={items} label={label} selection={selection} />
      </Paper>
      <Stack gap="sm" className={classes.narrow} component="ul" aria-label={label}>
        {items.map((card) => (
          <CardTile key={card.id} card={card} selection={selection} />
        ))}
      </Stack>
    </>
  );
}

/** An executor learns the address with the card. */
const RESIDENCE_HIDDEN = 'адресу бачить виконавець картки';

function cardPath(card: CardSummary): string {
  return `/appeals/${encodeURIComponent(card.id)}`;
}

/** Tells the card where to return to. */
export function useOrigin(): { from: string } {
  const { pathname, search } = useLocation();
  return { from: pathname + search };
}

interface OneCardProps {
  card: CardSummary;
  selection: Selection | null;
}

function Choice({ card, selection }: { card: CardSummary; selection: Selection }) {
  return (
    <Checkbox
      aria-label={`Обрати картку № ${card.number}`}
      checked={selection.has(card)}
      onChange={() => selection.toggle(card)}
      data-testid="choose-card"
    />
  );
}

function CardTable({ items, label, selection }: CardListProps & { selection: Selection | null }) {
  const chosen = selection === null ? 0 : items.filter((card) => selection.has(card)).length;
  return (
    <Table className={classes.table} data-choosing={selection === null ? undefined : true} verticalSpacing="sm" horizontalSpacing="md" highlightOnHover>
      <Table.Caption className={classes.caption}>
        <VisuallyHidden>{label}</VisuallyHidden>
      </Table.Caption>
      <Table.Thead>
        <Table.Tr>
          {selection !== null && (
            <Table.Th className={classes.choice}>
              <Checkbox
                aria-label="Обрати всі картки списку"
                checked={chosen > 0 && chosen === items.length}
                indeterminate={chosen > 0 && chosen < items.length}
                onChange={() => selection.toggleAll(items)}
              />
            </Table.Th>
          )}
          <Table.Th className={classes.numberColumn}>Номер і стан</Table.Th>
          <Table.Th>Звернення</Table.Th>
          <Table.Th className={classes.middleColumn}>Адреса</Table.Th>
          <Table.Th className={classes.middleColumn}>Хто відповідає</Table.Th>
          <Table.Th className={classes.dateColumn}>Зареєстровано</Table.Th>
          <Table.Th className={classes.dueColumn}>Строк</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {items.map((card) => (
          <CardRow key={card.id} card={card} selection={selection} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function CardRow({ card, selection }: OneCardProps) {
  const navigate = useNavigate();
  const origin = useOrigin();
  return (
    <Table.Tr
      className={classes.row}
      data-testid="card-row"
      data-overdue={card.overdue ? true : undefined}
      onClick={(event) => {
        // The link and the choice in the row work by themselves.
        if (event.target instanceof Element && event.target.closest('a, [data-choice]') !== null) return;
        if (window.getSelection()?.toString()) return;
        void navigate(cardPath(card), { state: origin });
      }}
    >
      {selection !== null && (
        <Table.Td className={classes.choice} data-choice>
          <Choice card={card} selection={selection} />
        </Table.Td>
      )}
      <Table.Td className={classes.numberCell}>
        <Link to={cardPath(card)} state={origin} className={classes.number}>
          {card.number}
        </Link>
        <StateBadge state={card.state} name={card.state_name} />
      </Table.Td>
      <Table.Td>
        <Text size="sm" fw={600}>
          {card.category.name}
        </Text>
        <Text size="sm" lineClamp={2} className={classes.substance}>
          {card.substance}
        </Text>
        <Attachments count={card.attachments} />
        <CardBadges card={card} />
      </Table.Td>
      <Table.Td>
        {card.residence === null ? (
          <Text size="sm" c="dimmed">
            {RESIDENCE_HIDDEN}
          </Text>
        ) : (
          <Text size="sm">{card.residence}</Text>
        )}
      </Table.Td>
      <Table.Td>
        <Hands card={card} />
      </Table.Td>
      <Table.Td>
        <Text size="sm" className={classes.figures}>
          {formatDate(card.registered_at)}
        </Text>
      </Table.Td>
      <Table.Td>
        <CardDue card={card} />
      </Table.Td>
    </Table.Tr>
  );
}

/** The executor if there is one, otherwise those the card is addressed to. */
function Hands({ card }: { card: CardSummary }) {
  if (card.executor != null) {
    return (
      <>
        <Text size="sm">{shortName(card.executor.name)}</Text>
        <Text size="xs" c="dimmed">
          {card.executor.organisation ?? card.executor.position}
        </Text>
      </>
    );
  }
  if (card.decision_makers.length > 0) return <Text size="sm">{namesOf(card.decision_makers)}</Text>;
  return (
    <Text size="sm" c="dimmed">
      ще нікого
    </Text>
  );
}

function CardDue({ card, align = 'start' }: { card: CardSummary; align?: 'start' | 'end' }) {
  const { due_at, overdue, paused_since, state } = card;
  return <DueLabel due={due_at} overdue={overdue} paused={paused_since != null} closed={isFinished(state)} align={align} />;
}

function Attachments({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <Group gap={4} mt={2} c="dimmed">
      <IconPaperclip size={14} aria-hidden />
      <Text size="xs">
        {plural.count(count, 'вкладення', 'вкладення', 'вкладень')}
      </Text>
    </Group>
  );
}

function CardTile({ card, selection }: OneCardProps) {
  const origin = useOrigin();
  return (
    <li className={classes.tileItem}>
      {selection !== null && (
        <div className={classes.tileChoice}>
          <Choice card={card} selection={selection} />
        </div>
      )}
      <Link
        to={cardPath(card)}
        state={origin}
        className={classes.tile}
        data-testid="card-tile"
        data-overdue={card.overdue ? true : undefined}
      >
        <Group justify="space-between" gap="xs">
          <span className={classes.number}>{card.number}</span>
          <StateBadge state={card.state} name={card.state_name} />
        </Group>
        <Text size="sm" fw={600} mt={8}>
          {card.category.name}
        </Text>
        <Text size="sm" lineClamp={3} className={classes.substance}>
          {card.substance}
        </Text>
        <CardBadges card={card} />
        <Group gap={4} mt={6} wrap="nowrap" align="flex-start" c="gray.7">
          <IconMapPin size={15} className={classes.pin} aria-hidden />
          <Text size="xs">{card.residence ?? RESIDENCE_HIDDEN}</Text>
        </Group>
        <Group justify="space-between" align="flex-end" mt={10} wrap="nowrap">
          <Text size="xs" c="dimmed">
            від {formatDate(card.registered_at)}
          </Text>
          <CardDue card={card} align="end" />
        </Group>
      </Link>
    </li>
  );
}

/** The shape of a list that is on its way. */
export function CardListSkeleton() {
  return (
    <Stack gap="sm" role="status" aria-busy="true" aria-label="Завантаження">
      {Array.from({ length: 6 }, (_, row) => (
        <Skeleton key={row} height={72} radius="md" />
      ))}
    </Stack>
  );
}

/** A number beside the title of a list. */
export function CountBadge({ count }: { count: number }) {
  return (
    <Badge size="lg" variant="light" color="city" circle={count < 10}>
      {count}
    </Badge>
  );
}
