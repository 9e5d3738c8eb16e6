// «Реєстр»: every card of a month, newest first; any card by its number.
import { Button, Center, Group, Input, Select, Text } from '@mantine/core';
import { IconFolderOpen, IconPlus } from '@tabler/icons-react';
import { Link, useNavigate, useSearchParams } from 'react-router';

import { useMe, useRegister } from '@/api/hooks';
import { isFinal } from '@/api/problem';
import type { State } from '@/api/types';
import { BulkBar } from '@/lib/bulk/BulkBar';
import { useSelection } from '@/lib/bulk/use-selection';
import { currentMonth, formatMonth, isMonth } from '@/lib/dates';
import { NumberSearch } from '@/lib/fields/NumberSearch';
import { plural } from '@/lib/plural';
import { STATES } from '@/lib/states';
import { CardList, CardListSkeleton, useOrigin } from '@/lib/ui/CardList';
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
  const reading = useRegister(month, state);

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

  if (reading.data === undefined && isFinal(reading.error)) {
    return (
      <Page title="Реєстр звернень">
        <ErrorNotice error={reading.error} />
      </Page>
    );
  }
  return (
    <Page title="Реєстр звернень" aside={<NewAppealButton />}>
      <Group mb="md" gap="sm" align="flex-start">
        <Input.Wrapper label="Місяць" labelElement="div">
          <MonthSwitcher month={month} onChange={(next) => show({ month: next })} />
        </Input.Wrapper>
        <Select
          label="Стан"
          placeholder="Усі стани"
          clearable
          w={240}
          data={STATES.map(({ state: value, step }) => ({ value, label: step }))}
          value={state}
          onChange={(value) => show({ state: value })}
        />
        <OpenByNumber />
      </Group>
      <Month key={month} month={month} state={state} reading={reading} />
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

/** Opens a card of any month. */
function OpenByNumber() {
  const navigate = useNavigate();
  const origin = useOrigin();
  return (
    <NumberSearch
      label="Номер звернення"
      w={240}
      onChange={(found) => {
        if (found !== null) void navigate(`/appeals/${encodeURIComponent(found.id)}`, { state: origin });
      }}
    />
  );
}

interface MonthProps {
  month: string;
  state: State | null;
  reading: ReturnType<typeof useRegister>;
}

function Month({ month, state, reading }: MonthProps) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = reading;
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const selection = useSelection(items);
  if (data === undefined) {
    return error === null ? <CardListSkeleton /> : <ErrorNotice error={error} retry={() => void refetch()} />;
  }
  const step = STATES.find((known) => known.state === state)?.step;
  return (
    <>
      {items.length > 0 ? (
        <CardList items={items} label={`Звернення, ${formatMonth(month)}`} selection={selection} />
      ) : (
        <Notice icon={IconFolderOpen} title={emptyTitle(step, hasNextPage)}>
          <Text c="dimmed" ta="center">
            {hasNextPage ? `Раніші звернення за ${formatMonth(month)} ще не переглянуто.` : `За ${formatMonth(month)}`}
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
              {step !== undefined && ` у стані «${step}»`}
            </Text>
          )
        )}
      </Center>
    </>
  );
}

/** What a list without cards is called, at its end or before it. */
function emptyTitle(step: string | undefined, more: boolean): string {
  if (more) return 'Таких звернень поки не знайдено';
  return step === undefined ? 'Звернень не було' : `Звернень у стані «${step}» немає`;
}
