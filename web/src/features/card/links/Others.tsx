// «Інші звернення заявника»: read only when somebody wants to see them.
import { Anchor, Button, Skeleton, Stack, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';

import { useOthers } from '@/api/hooks';
import type { Card } from '@/api/types';
import { ProblemAlert } from '@/lib/ui/ProblemAlert';
import { Section } from '@/lib/ui/Section';
import { Brief } from '../actions/Brief';
import classes from './Others.module.css';

export function Others({ card, className }: { card: Card; className: string | undefined }) {
  const [opened, setOpened] = useState(false);
  return (
    <Section title="Інші звернення заявника" className={className} testId="card-others">
      {opened ? (
        <List card={card} />
      ) : (
        <Button variant="default" size="sm" leftSection={<IconHistory size={18} aria-hidden />} onClick={() => setOpened(true)}>
          Показати
        </Button>
      )}
    </Section>
  );
}

function List({ card }: { card: Card }) {
  const { data, error, refetch } = useOthers(card.id);
  if (data === undefined) {
    if (error === null) {
      return (
        <Stack gap="sm" role="status" aria-busy="true" aria-label="Завантаження">
          <Skeleton height={60} radius="md" />
          <Skeleton height={60} radius="md" />
        </Stack>
      );
    }
    return (
      <Stack gap="sm">
        <ProblemAlert error={error} />
        <Button variant="default" size="sm" onClick={() => void refetch()}>
          Спробувати ще раз
        </Button>
      </Stack>
    );
  }
  if (data.items.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        Це перше звернення цієї людини.
      </Text>
    );
  }
  return (
    <Stack gap="xs" component="ul" className={classes.list}>
      {data.items.map((other) => (
        <li key={other.id}>
          <Anchor component={Link} to={`/appeals/${encodeURIComponent(other.id)}`} underline="never" className={classes.item}>
            <Brief card={other} />
          </Anchor>
        </li>
      ))}
    </Stack>
  );
}
