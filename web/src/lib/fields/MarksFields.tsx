// Marks of the classifier № 858: a choice of each section, and the number of people of a collective appeal.
import { NumberInput, Select, SimpleGrid } from '@mantine/core';

import { useDirectory } from '@/api/hooks';
import type { Classifier } from '@/api/types';
import { COLLECTIVE, peopleError, type MarksValue } from './marks';

interface MarksFieldsProps {
  value: MarksValue;
  onChange: (marks: MarksValue) => void;
  /** Set while the form shows what is wrong; each field then says it for itself. */
  error?: unknown;
}

const SECTIONS: readonly { field: keyof MarksValue; section: keyof Classifier; label: string; needed: boolean }[] = [
  { field: 'arrival', section: 'arrivals', label: 'Форма надходження', needed: true },
  { field: 'sign', section: 'signs', label: 'Ознака надходження', needed: true },
  { field: 'kind', section: 'kinds', label: 'Вид звернення', needed: true },
  { field: 'subject', section: 'subjects', label: 'Субʼєкт', needed: true },
  { field: 'author', section: 'authors', label: 'Категорія автора', needed: false },
  { field: 'social', section: 'social', label: 'Соціальний стан', needed: false },
];

export function MarksFields({ value, onChange, error }: MarksFieldsProps) {
  const { data: directory } = useDirectory();
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
      {SECTIONS.map(({ field, section, label, needed }) => (
        <Select
          key={field}
          label={label}
          placeholder={needed ? 'Оберіть' : 'Не вказано'}
          searchable={section === 'authors' || section === 'social'}
          withAsterisk={needed}
          clearable={!needed}
          allowDeselect={false}
          disabled={directory === undefined}
          data={(directory?.classifier[section] ?? []).map(({ code, name }) => ({ value: code, label: name }))}
          value={value[field] === null ? null : String(value[field])}
          onChange={(code) => onChange({ ...value, [field]: code })}
          error={error != null && field === 'arrival' && value.arrival === null ? 'Оберіть, як надійшло звернення' : null}
        />
      ))}
      {value.subject === COLLECTIVE && (
        <NumberInput
          label="Скільки людей підписали"
          withAsterisk
          min={2}
          clampBehavior="none"
          allowDecimal={false}
          value={value.people}
          onChange={(people) => onChange({ ...value, people })}
          error={error == null ? null : peopleError(value)}
        />
      )}
    </SimpleGrid>
  );
}
