// To which decision-makers a card goes.
import { MultiSelect, Text } from '@mantine/core';

import { useDirectory } from '@/api/hooks';

interface DecisionMakersInputProps {
  value: string[];
  onChange: (people: string[]) => void;
  description?: string | undefined;
  error?: string | null;
}

export function DecisionMakersInput({ value, onChange, description, error = null }: DecisionMakersInputProps) {
  const { data: directory } = useDirectory();
  const makers = directory?.staff.filter((person) => person.roles.includes('decision_maker')) ?? [];
  return (
    <MultiSelect
      label="Кому адресувати"
      description={description}
      placeholder={value.length === 0 ? 'Оберіть керівників' : undefined}
      searchable
      withAsterisk
      hidePickedOptions
      disabled={directory === undefined}
      data={makers.map((person) => ({ value: person.id, label: person.name }))}
      renderOption={({ option }) => (
        <div>
          <Text size="sm">{option.label}</Text>
          <Text size="xs" c="dimmed">
            {makers.find((person) => person.id === option.value)?.position}
          </Text>
        </div>
      )}
      value={value}
      onChange={onChange}
      error={error}
    />
  );
}
