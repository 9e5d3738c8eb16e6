// One executor, found by name, position or organisation.
import { Select } from '@mantine/core';

import { useDirectory } from '@/api/hooks';
import { away, byOrganisation, matches } from './people';
import { PersonOption } from './PersonOption';

interface ExecutorInputProps {
  label: string;
  value: string | null;
  onChange: (person: string | null) => void;
  error?: string | null;
  /** Organisation that usually does such work; its people stand first. */
  usual?: string | null;
  /** Who is chosen already elsewhere. */
  taken?: readonly string[];
}

export function ExecutorInput({ label, value, onChange, error = null, usual = null, taken = [] }: ExecutorInputProps) {
  const { data: directory } = useDirectory();
  const executors =
    directory?.staff.filter(({ id, roles }) => roles.includes('executor') && (id === value || !taken.includes(id))) ?? [];
  const known = new Map(executors.map((person) => [person.id, person]));
  return (
    <Select
      label={label}
      placeholder="Прізвище, посада або установа"
      searchable
      withAsterisk
      maxDropdownHeight={320}
      disabled={directory === undefined}
      data={byOrganisation(executors, usual)}
      filter={({ options, search }) => {
        // The chosen name in the field is not a search.
        const words = search.trim() === known.get(value ?? '')?.name ? '' : search.trim();
        return options.flatMap((option) => {
          if (!('group' in option)) return [];
          const items = option.items.filter((item) => {
            const person = known.get(item.value);
            return person !== undefined && matches(person, words);
          });
          return items.length > 0 ? [{ ...option, items }] : [];
        });
      }}
      renderOption={({ option }) => (
        <PersonOption name={option.label} person={known.get(option.value)} />
      )}
      description={away(known.get(value ?? ''))}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={value}
      onChange={onChange}
      error={error}
    />
  );
}
