// One card: everything known about the appeal, and the next step.
import { Anchor, Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconArrowLeft, IconFileUnknown } from '@tabler/icons-react';
import { Link, useLocation, useParams } from 'react-router';

import { useCard } from '@/api/hooks';
import { asApiError } from '@/api/problem';
import { HomeLink } from '@/lib/ui/HomeLink';
import { ErrorNotice, Notice } from '@/lib/ui/Notice';
import { TabTitle } from '@/lib/ui/Page';
import classes from './CardPage.module.css';
import { CardView } from './CardView';

export function CardPage() {
  const { id = '' } = useParams();
  const { data: card, error, refetch } = useCard(id);
  const back = wayBack(useLocation().state);
  return (
    <>
      <TabTitle>{card === undefined ? 'Звернення' : `№ ${card.number}`}</TabTitle>
      <Group mb="sm">
        <Anchor component={Link} to={back.to} size="sm" className={classes.back}>
          <IconArrowLeft size={16} aria-hidden /> {back.label}
        </Anchor>
      </Group>
      {card !== undefined && <CardView key={card.id} card={card} />}
      {card === undefined && error === null && <CardSkeleton />}
      {card === undefined && error !== null && <Unreadable error={error} retry={() => void refetch()} />}
    </>
  );
}

const LISTS: readonly { path: string; label: string }[] = [
  { path: '/register', label: 'Реєстр' },
  { path: '/figures/', label: 'Показники виконавця' },
  { path: '/?of=organisation', label: 'Справи організації' },
];

/** Back to the list the card was opened from, with its month and filter. */
function wayBack(state: unknown): { to: string; label: string } {
  const from = (state as { from?: unknown } | null)?.from;
  if (typeof from === 'string') {
    const list = LISTS.find(({ path }) => from.startsWith(path));
    if (list !== undefined) return { to: from, label: list.label };
  }
  return { to: '/', label: 'Мої справи' };
}

function Unreadable({ error, retry }: { error: unknown; retry: () => void }) {
  const { status, title } = asApiError(error);
  if (status === 404 || status === 403) {
    return (
      <Notice alone icon={IconFileUnknown} title={status === 404 ? 'Такого звернення немає' : title}>
        <Text c="dimmed" ta="center" maw={420}>
          Перевірте адресу сторінки. Можливо, картку передано іншому виконавцеві.
        </Text>
        <HomeLink />
      </Notice>
    );
  }
  return <ErrorNotice error={error} retry={retry} alone />;
}

function CardSkeleton() {
  return (
    <Stack role="status" aria-busy="true" aria-label="Завантаження">
      <Skeleton height={150} radius="md" />
      <div className={classes.columns}>
        <Stack className={classes.main}>
          <Skeleton height={220} radius="md" />
          <Skeleton height={260} radius="md" />
        </Stack>
        <Stack className={classes.side}>
          <Skeleton height={240} radius="md" />
          <Skeleton height={180} radius="md" />
        </Stack>
      </div>
    </Stack>
  );
}
