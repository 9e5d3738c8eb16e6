// Finds a card by its registration number.
import { ActionIcon, Stack, Text, TextInput, type StackProps } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';

import { useFindByNumber } from '@/api/hooks';
import type { CardSummary } from '@/api/types';
import { ProblemAlert } from '../ui/ProblemAlert';

interface NumberSearchProps extends Pick<StackProps, 'w'> {
  label: string;
  /** The card from which another one is looked for. */
  own?: string;
  /** The card that was found; null while another number is typed. */
  onChange: (found: CardSummary | null) => void;
}

export function NumberSearch({ label, own, onChange, ...stack }: NumberSearchProps) {
  const [typed, setTyped] = useState('');
  const search = useFindByNumber((found) => onChange(found?.id === own ? null : found));
  const number = typed.trim();
  const start = () => {
    if (number !== '') search.mutate(number);
  };
  return (
    <Stack gap="xs" {...stack}>
      <TextInput
        label={label}
        placeholder="Наприклад, Д-401/2026"
        autoComplete="off"
        enterKeyHint="search"
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
      {search.isSuccess && (search.data === null || search.data.id === own) && (
        <Text size="sm" role="status">
          {search.data === null ? `Картки з номером «${number}» немає.` : 'Це ця сама картка.'}
        </Text>
      )}
    </Stack>
  );
}
