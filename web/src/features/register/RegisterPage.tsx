// «Реєстр»: every card of a month, newest first.
import { Button, Center, Group, Select, Text } from '@mantine/core';
import { IconFolderOpen, IconPlus } from '@tabler/icons-react';
import { Link, useSearchParams } from 'react-router';

import { useMe, useRegister } from '@/api/hooks';
import type { State } from '@/api/types';
import { BulkBar } from '@/lib/bulk/BulkBar';
import { useSelection } from '@/lib/bulk/use-selection';
import { currentMonth, formatMonth, isMonth } from '@/lib/dates';
import { plural } from '@/lib/plural';
import { STATES } from '@/lib/states';
import { CardList, CardListSkeleton } from '@/lib/ui/CardList';
import { ErrorNotice, Notice } from '@/lib/ui/Notice';
import { Page } from '@/lib/ui/Page';
import { MonthSwitcher } from './MonthSwitcher';

function asState(value: string | null): State | null {
  return STATES.find(({ state }) => state === value)?.state ?? null;
}

export function RegisterPage() {
  const [search, setSearch] = useSearchParams();
  const asked = search.get('month');
  const month = isMonth(asked) ? asked : currentMonth();
  const state = asState(search.get('state'));

  const show = (changes: { month?: string; state?: string | null }) => {
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        if (changes.month !== undefined) after.set('month', changes.month);
        if (changes.state === null) after.delete('state');
        else if (changes.state !== undefined) after.set('state', changes.state);
        return after;
      },
      { replace: true },
    );
  };

  return (
    <Page title="Реєстр звернень" aside={<NewAppealButton />}>
      <Group mb="md" gap="sm">
        <MonthSwitcher month={month} onChange={(next) => show({ month: next })} />
        <Select
          aria-label="Показати за станом"
          placeholder="Усі стани"
          clearable
          w={240}
          data={STATES.map(({ state: value, step }) => ({ value, label: step }))}
          value={state}
          onChange={(value) => show({ state: value })}
        />
      </Group>
      <Month key={month} month={month} state={state} />
    </Page>
  );
}

/** For those who take appeals down for citizens. */
function NewAppealButton() {
  const { data: me } = useMe();
  if (me?.roles.includes('responsible') !== true) return null;
  return (
    <Button component={Link} to="/register/new" leftSection={<IconPlus size={18} aria-hidden />}>
      Нове звернення
    </Button>
  );
}

function Month({ month, state }: { month: string; state: State | null }) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useRegister(month);
  const loaded = data?.pages.flatMap((page) => page.items) ?? [];
  const items = state === null ? loaded : loaded.filter((card) => card.state === state);
  const selection = useSelection(items);
  if (data === undefined) {
    return error === null ? <CardListSkeleton /> : <ErrorNotice error={error} retry={() => void refetch()} />;
  }
  return (
    <>
      {items.length > 0 ? (
        <CardList items={items} label={`Звернення, ${formatMonth(month)}`} selection={selection} />
      ) : (
        <Notice icon={IconFolderOpen} title={state === null ? 'Звернень не було' : 'Звернень у цьому стані немає'}>
          <Text c="dimmed" ta="center">
            {state !== null && hasNextPage
              ? `Серед показаних ${loaded.length}. Завантажте решту місяця, щоб шукати далі.`
              : `За ${formatMonth(month)}`}
          </Text>
        </Notice>
      )}
      {selection !== null && <BulkBar selection={selection} />}
      <Center mt="lg" mb="md">
        {hasNextPage ? (
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Показати ще
          </Button>
        ) : (
          items.length > 0 && (
            <Text size="sm" c="dimmed">
              {plural.count(items.length, 'звернення', 'звернення', 'звернень')} за {formatMonth(month)}
            </Text>
          )
        )}
      </Center>
    </>
  );
}
