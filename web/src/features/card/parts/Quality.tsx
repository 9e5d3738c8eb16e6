// How good the work was, and what followed from it for those who did it.
import { Group, Rating, Stack, Text } from '@mantine/core';

import type { Card, Measure } from '@/api/types';
import { formatDate, formatDateTime } from '@/lib/dates';
import { shortName } from '@/lib/format';
import { Section } from '@/lib/ui/Section';
import { MARKS } from '../ratings';

const GROUNDS: Record<string, string> = {
  breach: 'порушення строку',
  poor_quality: 'неналежна якість',
};

export function Quality({ card, className }: { card: Card; className: string | undefined }) {
  const { rating, measures } = card;
  if (rating === null && measures.length === 0) return null;
  return (
    <Section title="Оцінка виконання" className={className} testId="card-quality">
      <Stack gap="md">
        {rating !== null && (
          <div data-testid="rating">
            <Group gap="sm">
              <Rating value={rating.quality} readOnly aria-hidden />
              <Text fw={600}>
                {rating.quality} з 5{MARKS[rating.quality] === undefined ? '' : `, ${MARKS[rating.quality] ?? ''}`}
              </Text>
            </Group>
            {rating.comment !== null && (
              <Text mt={4} style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
                {rating.comment}
              </Text>
            )}
            <Text size="xs" c="dimmed">
              {shortName(rating.by.name)} · {formatDateTime(rating.at)}
            </Text>
          </div>
        )}
        {measures.map((measure) => (
          <OneMeasure key={`${measure.at} ${measure.against.id}`} measure={measure} />
        ))}
      </Stack>
    </Section>
  );
}

function OneMeasure({ measure: { against, ground, text, by, at } }: { measure: Measure }) {
  return (
    <div data-testid="measure">
      <Text fw={600}>Дисциплінарний захід: {shortName(against.name)}</Text>
      <Text size="sm">Підстава: {GROUNDS[ground] ?? ground}</Text>
      <Text style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{text}</Text>
      <Text size="xs" c="dimmed">
        {shortName(by.name)} · {formatDate(at)}
      </Text>
    </div>
  );
}
