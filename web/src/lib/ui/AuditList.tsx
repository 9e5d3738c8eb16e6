// Entries of the audit trail: a table on a wide screen, tiles on a phone.
import { Anchor, Button, Center, Group, Paper, Stack, Table, Text, VisuallyHidden } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';

import type { AuditEntry } from '@/api/types';
import { formatDateTime } from '../dates';
import { roleName, shortName } from '../format';
import { plural } from '../plural';
import classes from './AuditList.module.css';
import { CardListSkeleton } from './CardList';
import { ErrorNotice, Notice } from './Notice';
import { ToneBadge } from './ToneBadge';

/** How many cards of a list are named at first. */
const NAMED = 3;

const ACCESS: Record<string, { name: string; color: string }> = {
  read: { name: 'Перегляд', color: 'gray' },
  list: { name: 'Перелік', color: 'gray' },
  change: { name: 'Зміна', color: 'orange' },
};

/** Whether entries name their cards, and whether the person may open them. */
type Cards = 'none' | 'numbers' | 'links';

interface Pages {
  data: { pages: { items: AuditEntry[] }[] } | undefined;
  error: unknown;
  refetch: () => unknown;
  hasNextPage: boolean;
  fetchNextPage: () => unknown;
  isFetchingNextPage: boolean;
}

interface AuditPagesProps {
  pages: Pages;
  cards: Cards;
  /** Names the table for those who cannot see it. */
  label: string;
  /** Said when there is nothing. */
  empty: string;
}

/** The trail as far as it has been read, with what stands there instead, and a way to read on. */
export function AuditPages({ pages, cards, label, empty }: AuditPagesProps) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = pages;
  if (data === undefined) {
    return error === null ? <CardListSkeleton /> : <ErrorNotice error={error} retry={() => void refetch()} />;
  }
  const items = data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <Notice icon={IconShieldCheck} title={empty} />;
  return (
    <>
      <Paper withBorder className={classes.wide}>
        <Rows items={items} cards={cards} label={label} />
      </Paper>
      <Stack gap="sm" className={classes.narrow} component="ul" aria-label={label}>
        {items.map((entry) => (
          <Tile key={entry.id} entry={entry} cards={cards} />
        ))}
      </Stack>
      <Center mt="md">
        {hasNextPage ? (
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Показати ще
          </Button>
        ) : (
          <Text size="sm" c="dimmed">
            {plural.count(items.length, 'запис', 'записи', 'записів')}
          </Text>
        )}
      </Center>
    </>
  );
}

function Rows({ items, cards, label }: { items: readonly AuditEntry[]; cards: Cards; label: string }) {
  return (
    <Table className={classes.table} verticalSpacing="sm" horizontalSpacing="md">
      <Table.Caption className={classes.caption}>
        <VisuallyHidden>{label}</VisuallyHidden>
      </Table.Caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Коли</Table.Th>
          <Table.Th>Хто</Table.Th>
          <Table.Th>Що</Table.Th>
          <Table.Th>Звідки</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {items.map((entry) => (
          <Table.Tr key={entry.id} data-testid="audit-row">
            <Table.Td className={classes.figures}>
              <Text size="sm">{formatDateTime(entry.at)}</Text>
            </Table.Td>
            <Table.Td>
              <Who entry={entry} />
            </Table.Td>
            <Table.Td>
              <What entry={entry} cards={cards} />
            </Table.Td>
            <Table.Td>
              <Whence entry={entry} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Tile({ entry, cards }: { entry: AuditEntry; cards: Cards }) {
  return (
    <li className={classes.tile} data-testid="audit-tile">
      <Group justify="space-between" gap="xs" align="flex-start" mb={6}>
        <Who entry={entry} />
        <Text size="xs" c="dimmed" className={classes.figures}>
          {formatDateTime(entry.at)}
        </Text>
      </Group>
      <What entry={entry} cards={cards} />
      <div className={classes.whence}>
        <Whence entry={entry} />
      </div>
    </li>
  );
}

function Who({ entry: { who, roles } }: { entry: AuditEntry }) {
  return (
    <div>
      <Text size="sm" fw={600} title={who.name}>
        {shortName(who.name)}
      </Text>
      <Text size="xs" c="dimmed">
        {roles.map(roleName).join(', ')}
      </Text>
    </div>
  );
}

function What({ entry, cards }: { entry: AuditEntry; cards: Cards }) {
  const [all, setAll] = useState(false);
  const access = ACCESS[entry.access];
  const shown = all ? entry.cards : entry.cards.slice(0, NAMED);
  const hidden = entry.cards.length - shown.length;
  return (
    <div>
      <Group gap="xs">
        {access !== undefined && <ToneBadge color={access.color}>{access.name}</ToneBadge>}
        <Text size="sm">{entry.text}</Text>
      </Group>
      {cards !== 'none' && shown.length > 0 && (
        <Text size="sm" mt={4} className={classes.cards}>
          {shown.map(({ id, number }, index) => (
            <span key={id}>
              {index > 0 && ', '}
              {cards === 'links' ? (
                <Anchor component={Link} to={`/appeals/${encodeURIComponent(id)}`} size="sm">
                  № {number}
                </Anchor>
              ) : (
                `№ ${number}`
              )}
            </span>
          ))}
          {hidden > 0 && (
            <>
              {' '}
              <Anchor component="button" type="button" size="sm" onClick={() => setAll(true)}>
                ще {hidden}
              </Anchor>
            </>
          )}
        </Text>
      )}
    </div>
  );
}

function Whence({ entry: { ip, user_agent: agent } }: { entry: AuditEntry }) {
  return (
    <div>
      <Text size="sm" className={classes.figures}>
        {ip === '' ? '—' : ip}
      </Text>
      <Text size="xs" c="dimmed" lineClamp={2} title={agent} className={classes.agent}>
        {agent}
      </Text>
    </div>
  );
}
