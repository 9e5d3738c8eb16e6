// Finds another card: by its number, or among the other appeals of the same person.
import { ActionIcon, Paper, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';

import { useFindByNumber } from '@/api/hooks';
import type { Card, CardSummary } from '@/api/types';
import { ProblemAlert } from '@/lib/ui/ProblemAlert';
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
  const [typed, setTyped] = useState('');
  const search = useFindByNumber((found) => onChange(found?.id === card.id ? null : found));
  const number = typed.trim();
  const start = () => {
    if (number !== '') search.mutate(number);
  };
  return (
    <>
      <TextInput
        label="Номер картки"
        placeholder="Наприклад, Д-401/2026"
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          search.reset();
          onChange(null);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') start();
        }}
        rightSection={
          <ActionIcon variant="subtle" aria-label="Знайти картку" loading={search.isPending} onClick={start}>
            <IconSearch size={18} />
          </ActionIcon>
        }
      />
      <ProblemAlert error={search.error} />
      {search.isSuccess && (search.data === null || search.data.id === card.id) && (
        <Text size="sm" role="status">
          {search.data === null ? `Картки з номером «${number}» немає.` : 'Це ця сама картка.'}
        </Text>
      )}
      {value !== null && (
        <Paper withBorder p="sm">
          <Brief card={value} />
        </Paper>
      )}
    </>
  );
}
