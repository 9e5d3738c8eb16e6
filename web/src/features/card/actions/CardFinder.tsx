// Finds another card: by its number, or among the other appeals of the same person.
import { Paper, SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';

import type { Card, CardSummary } from '@/api/types';
import { NumberSearch } from '@/lib/fields/NumberSearch';
import { Brief } from './Brief';
import { OthersChoice } from './OthersChoice';

interface CardFinderProps {
  card: Card;
  value: CardSummary | null;
  onChange: (other: CardSummary | null) => void;
  error?: unknown;
}

export function CardFinder({ card, value, onChange, error }: CardFinderProps) {
  const [way, setWay] = useState<'number' | 'person'>('number');
  return (
    <Stack gap="xs">
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label="Як знайти іншу картку"
        data={[
          { value: 'number', label: 'За номером' },
          { value: 'person', label: 'Звернення цієї людини' },
        ]}
        value={way}
        onChange={(chosen) => {
          setWay(chosen === 'person' ? 'person' : 'number');
          onChange(null);
        }}
      />
      {way === 'number' ? (
        <ByNumber card={card} value={value} onChange={onChange} />
      ) : (
        <OthersChoice card={card} value={value} onChange={onChange} />
      )}
      {typeof error === 'string' && (
        <Text size="xs" c="var(--mantine-color-error)" role="alert">
          {error}
        </Text>
      )}
    </Stack>
  );
}

function ByNumber({ card, value, onChange }: Omit<CardFinderProps, 'error'>) {
  return (
    <>
      <NumberSearch label="Номер картки" own={card.id} onChange={onChange} />
      {value !== null && (
        <Paper withBorder p="sm">
          <Brief card={value} />
        </Paper>
      )}
    </>
  );
}
