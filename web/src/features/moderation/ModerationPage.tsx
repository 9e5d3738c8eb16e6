// «Модерація»: what was kept by the check of words, for the responsible person to decide on.
import { Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconCircleCheck, IconHistory, IconLock } from '@tabler/icons-react';
import { Link, useSearchParams } from 'react-router';

import { useCases } from '@/api/hooks';
import { asApiError } from '@/api/problem';
import type { CaseSummary } from '@/api/types';
import { formatDate, formatDateTime } from '@/lib/dates';
import { CardListSkeleton, CountBadge } from '@/lib/ui/CardList';
import { HomeLink } from '@/lib/ui/HomeLink';
import { ErrorNotice, Notice } from '@/lib/ui/Notice';
import { Page } from '@/lib/ui/Page';
import { ToneBadge } from '@/lib/ui/ToneBadge';
import { CaseBadge } from './CaseBadge';
import classes from './Moderation.module.css';

type Shown = 'open' | 'decided';

const EMPTY = {
  open: {
    icon: IconCircleCheck,
    title: 'Усе розглянуто',
    text: 'Щойно бот затримає повідомлення з образою чи мовою ворожнечі, ви побачите його тут.',
  },
  decided: {
    icon: IconHistory,
    title: 'Рішень ще не було',
    text: 'Тут зберігається кожне рішення з причиною та автором.',
  },
};

export function ModerationPage() {
  const [search, setSearch] = useSearchParams();
  const shown: Shown = search.get('state') === 'decided' ? 'decided' : 'open';
  const { data, error, refetch } = useCases(shown);
  const items = data?.items ?? [];
  const empty = EMPTY[shown];
  return (
    <Page title="Модерація" aside={shown === 'open' && items.length > 0 && <CountBadge count={items.length} />}>
      <SegmentedControl
        mb="md"
        aria-label="Які випадки показати"
        value={shown}
        onChange={(value) => setSearch(value === 'decided' ? { state: value } : {}, { replace: true })}
        data={[
          { value: 'open', label: 'Очікують рішення' },
          { value: 'decided', label: 'Розглянуті' },
        ]}
      />
      {data === undefined && error === null && <CardListSkeleton />}
      {data === undefined && error !== null && <Unreadable error={error} retry={() => void refetch()} />}
      {data !== undefined && items.length === 0 && (
        <Notice icon={empty.icon} title={empty.title}>
          <Text c="dimmed" ta="center" maw={420}>
            {empty.text}
          </Text>
        </Notice>
      )}
      <Stack gap="sm" component="ul" className={classes.list} aria-label="Затримані повідомлення">
        {items.map((item) => (
          <Tile key={item.id} item={item} />
        ))}
      </Stack>
    </Page>
  );
}

function Unreadable({ error, retry }: { error: unknown; retry: () => void }) {
  const { status, title } = asApiError(error);
  if (status !== 403) return <ErrorNotice error={error} retry={retry} />;
  return (
    <Notice icon={IconLock} title={title}>
      <Text c="dimmed" ta="center" maw={420}>
        Рішення про затримані повідомлення ухвалює відповідальна особа.
      </Text>
      <HomeLink />
    </Notice>
  );
}

function Tile({ item }: { item: CaseSummary }) {
  return (
    <li>
      <Link to={`/moderation/${encodeURIComponent(item.id)}`} className={classes.tile} data-testid="case-tile">
        <Group justify="space-between" gap="xs">
          <Group gap="xs">
            <ToneBadge color={item.flag === 'hate' ? 'red' : 'orange'}>{item.flag_name}</ToneBadge>
            {item.state !== 'open' && <CaseBadge state={item.state} name={item.state_name} />}
          </Group>
          <Text size="xs" c="dimmed">
            {formatDateTime(item.at)}
          </Text>
        </Group>
        <Text size="sm" lineClamp={3} mt={8} className={classes.words}>
          {item.excerpt}
        </Text>
        <Group gap="md" mt={8}>
          <Text size="xs" c="gray.7">
            {item.sender ?? 'Імʼя не вказано'}
          </Text>
          {item.blocked_until != null && (
            <Text size="xs" c="red.9">
              Заблоковано до {formatDate(item.blocked_until)}
            </Text>
          )}
        </Group>
      </Link>
    </li>
  );
}
