// «Повʼязані картки»: ties to other cards, and the card this one was merged into.
import { Alert, Anchor, Group, Stack, Text } from '@mantine/core';
import { IconArrowMerge } from '@tabler/icons-react';
import { Link } from 'react-router';

import type { Card, CardLink } from '@/api/types';
import { Section } from '@/lib/ui/Section';

const KINDS: Record<string, string> = {
  related: 'повʼязане питання',
  repeat: 'повторне звернення',
  split: 'розділено на два питання',
  merged: 'приєднано дублет',
};

/** The way to another card. */
export function CardAnchor({ link: { id, number } }: { link: CardLink }) {
  return (
    <Anchor component={Link} to={`/appeals/${encodeURIComponent(id)}`} fw={600}>
      № {number}
    </Anchor>
  );
}

export function Links({ card, className }: { card: Card; className: string | undefined }) {
  if (card.links.length === 0) return null;
  return (
    <Section title="Повʼязані картки" className={className} testId="card-links">
      <Stack gap={6} component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {card.links.map((link) => (
          <li key={`${link.kind} ${link.id}`}>
            <Group gap="xs">
              <CardAnchor link={link} />
              <Text size="sm" c="dimmed">
                {KINDS[link.kind] ?? link.kind}
              </Text>
            </Group>
          </li>
        ))}
      </Stack>
    </Section>
  );
}

/** Said at the top of a card that is considered with another. */
export function MergedBanner({ card }: { card: Card }) {
  if (card.merged_into === null) return null;
  return (
    <Alert
      mt="md"
      color="gray"
      variant="light"
      icon={<IconArrowMerge size={20} />}
      title="Картку обʼєднано з іншою"
      data-testid="merged"
    >
      Це саме питання {card.state === 'merged' ? 'розглядають' : 'розглянуто'} за карткою{' '}
      <CardAnchor link={card.merged_into} />. Заявник отримує її результат.
    </Alert>
  );
}
