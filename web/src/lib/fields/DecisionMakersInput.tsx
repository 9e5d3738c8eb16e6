// To which decision-makers a card goes.
import { MultiSelect } from '@mantine/core';

import { useDirectory } from '@/api/hooks';
import { away } from './people';
import { PersonOption } from './PersonOption';

interface DecisionMakersInputProps {
  value: string[];
  onChange: (people: string[]) => void;
  description?: string | undefined;
  error?: string | null;
}

export function DecisionMakersInput({ value, onChange, description, error = null }: DecisionMakersInputProps) {
  const { data: directory } = useDirectory();
  const makers = directory?.staff.filter((person) => person.roles.includes('decision_maker')) ?? [];
  const absent = makers
    .filter(({ id }) => value.includes(id))
    .flatMap((person) => (away(person) === undefined ? [] : [`${person.name}: ${away(person) ?? ''}`]));
  return (
    <MultiSelect
      label="Кому адресувати"
      description={absent.length > 0 ? absent.join('\n') : description}
      styles={{ description: { whiteSpace: 'pre-line' } }}
      placeholder={value.length === 0 ? 'Оберіть керівників' : undefined}
      searchable
      withAsterisk
      hidePickedOptions
      disabled={directory === undefined}
      data={makers.map((person) => ({ value: person.id, label: person.name }))}
      renderOption={({ option }) => (
        <PersonOption name={option.label} person={makers.find((person) => person.id === option.value)} />
      )}
      value={value}
      onChange={onChange}
      error={error}
    />
  );
}
