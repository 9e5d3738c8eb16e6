// One card: everything known about the appeal, and the next step.
import { Anchor, Group, Skeleton, Stack } from '@mantine/core';
import { IconArrowLeft, IconFileUnknown } from '@tabler/icons-react';
import { Link, useParams } from 'react-router';

import { useCard } from '@/api/hooks';
import { asApiError } from '@/api/problem';
import { ErrorNotice, Notice } from '@/lib/ui/Notice';
import { TabTitle } from '@/lib/ui/Page';
import classes from './CardPage.module.css';
import { CardView } from './CardView';

export function CardPage() {
  const { id = '' } = useParams();
  const { data: card, error, refetch } = useCard(id);
  return (
    <>
      <TabTitle>{card === undefined ? 'Звернення' : `№ ${card.number}`}</TabTitle>
      <Group mb="sm">
        <Anchor component={Link} to="/" size="sm" className={classes.back}>
          <IconArrowLeft size={16} aria-hidden /> Мої справи
        </Anchor>
      </Group>
      {card !== undefined && <CardView key={card.id} card={card} />}
      {card === undefined && error === null && <CardSkeleton />}
      {card === undefined && error !== null && <Unreadable error={error} retry={() => void refetch()} />}
    </>
  );
}

function Unreadable({ error, retry }: { error: unknown; retry: () => void }) {
  const { status, title } = asApiError(error);
  if (status === 404 || status === 403) {
    return <Notice icon={IconFileUnknown} title={status === 404 ? 'Такого звернення немає' : title} />;
  }
  return <ErrorNotice error={error} retry={retry} />;
}

function CardSkeleton() {
  return (
    <Stack aria-busy="true" aria-label="Завантаження">
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
