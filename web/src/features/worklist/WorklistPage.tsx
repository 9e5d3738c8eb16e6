// «Мої справи»: the cards whose next step is the signed-in person's.
import { IconCircleCheck } from '@tabler/icons-react';
import { Text } from '@mantine/core';

import { useWorklist } from '@/api/hooks';
import { BulkBar } from '@/lib/bulk/BulkBar';
import { useSelection } from '@/lib/bulk/use-selection';
import { CardList, CardListSkeleton, CountBadge } from '@/lib/ui/CardList';
import { ErrorNotice, Notice } from '@/lib/ui/Notice';
import { Page } from '@/lib/ui/Page';

export function WorklistPage() {
  const { data, error, refetch } = useWorklist();
  const items = data?.items ?? [];
  const selection = useSelection(items);
  return (
    <Page title="Мої справи" aside={items.length > 0 && <CountBadge count={items.length} />}>
      {data === undefined && error !== null && <ErrorNotice error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <CardListSkeleton />}
      {data !== undefined && items.length === 0 && (
        <Notice icon={IconCircleCheck} title="Немає справ, які чекають на вас">
          <Text c="dimmed" ta="center" maw={420}>
            Щойно зʼявиться звернення, де наступний крок за вами, ви побачите його тут. Список оновлюється сам.
          </Text>
        </Notice>
      )}
      {items.length > 0 && (
        <CardList items={items} label="Справи, які чекають на вас, за строком" selection={selection} />
      )}
      {selection !== null && <BulkBar selection={selection} />}
    </Page>
  );
}
