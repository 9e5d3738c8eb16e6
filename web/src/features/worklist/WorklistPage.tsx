// «Мої справи»: the cards whose next step is the signed-in person's; for executors also those of their
// organisation, for reading.
import { Tabs, Text } from '@mantine/core';
import { IconBuilding, IconCircleCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';

import { useMe, useOrganisationWorklist, useWorklist } from '@/api/hooks';
import type { CardSummary } from '@/api/types';
import { BulkBar } from '@/lib/bulk/BulkBar';
import { useSelection } from '@/lib/bulk/use-selection';
import { CardList, CardListSkeleton, CountBadge } from '@/lib/ui/CardList';
import { ErrorNotice, Notice } from '@/lib/ui/Notice';
import { Page } from '@/lib/ui/Page';

const ORGANISATION = 'organisation';

export function WorklistPage() {
  const [search, setSearch] = useSearchParams();
  const { data: me } = useMe();
  if (me?.roles.includes('executor') !== true) return <Mine />;
  const of = search.get('of') === ORGANISATION ? ORGANISATION : 'me';
  const tabs = (
    <Tabs
      mb="md"
      value={of}
      onChange={(value) => setSearch(value === ORGANISATION ? { of: ORGANISATION } : {}, { replace: true })}
    >
      <Tabs.List aria-label="Чиї справи">
        <Tabs.Tab value="me">Мої</Tabs.Tab>
        <Tabs.Tab value={ORGANISATION}>Моєї організації</Tabs.Tab>
      </Tabs.List>
    </Tabs>
  );
  return of === ORGANISATION ? <OfOrganisation tabs={tabs} name={me.organisation} /> : <Mine tabs={tabs} />;
}

function Mine({ tabs }: { tabs?: ReactNode }) {
  return (
    <Cards title="Мої справи" label="Справи, які чекають на вас, за строком" reading={useWorklist()} tabs={tabs}>
      <Notice icon={IconCircleCheck} title="Немає справ, які чекають на вас">
        <Text c="dimmed" ta="center" maw={420}>
          Щойно зʼявиться звернення, де наступний крок за вами, ви побачите його тут. Список оновлюється сам.
        </Text>
      </Notice>
    </Cards>
  );
}

function OfOrganisation({ tabs, name }: { tabs: ReactNode; name: string | null }) {
  return (
    <Cards
      title="Справи організації"
      readOnly
      label="Справи колег вашої організації, за строком"
      reading={useOrganisationWorklist()}
      tabs={tabs}
      intro={`Що зараз виконують ваші колеги${name === null ? '' : `: ${name}`}. Ці картки можна лише переглядати.`}
    >
      <Notice icon={IconBuilding} title="Колеги не мають відкритих справ">
        <Text c="dimmed" ta="center" maw={420}>
          Тут зʼявляться картки, призначені іншим виконавцям вашої організації.
        </Text>
      </Notice>
    </Cards>
  );
}

interface CardsProps {
  title: string;
  label: string;
  reading: { data?: { items: CardSummary[] } | undefined; error: unknown; refetch: () => unknown };
  tabs: ReactNode;
  intro?: string;
  /** Whether nothing can be done with these cards. */
  readOnly?: boolean;
  /** What stands there when there is nothing. */
  children: ReactNode;
}

function Cards({ title, label, reading, tabs, intro, readOnly = false, children }: CardsProps) {
  const { data, error, refetch } = reading;
  const items = data?.items ?? [];
  const selection = useSelection(items);
  return (
    <Page title={title} aside={items.length > 0 && <CountBadge count={items.length} />}>
      {tabs}
      {intro !== undefined && items.length > 0 && (
        <Text size="sm" c="dimmed" mb="md">
          {intro}
        </Text>
      )}
      {data === undefined && error !== null && <ErrorNotice error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <CardListSkeleton />}
      {data !== undefined && items.length === 0 && children}
      {items.length > 0 && <CardList items={items} label={label} selection={readOnly ? null : selection} />}
      {selection !== null && !readOnly && <BulkBar selection={selection} />}
    </Page>
  );
}
