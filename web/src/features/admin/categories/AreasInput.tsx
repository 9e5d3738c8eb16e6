// Streets that other organisations than the usual one serve.
import { ActionIcon, Button, Group, Input, MultiSelect, Select, TagsInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';

import classes from './Categories.module.css';
import type { AreaForm } from './category-form';

interface AreasInputProps {
  value: AreaForm[];
  onChange: (value: AreaForm[]) => void;
  error?: ReactNode;
  organisations: { value: string; label: string }[];
  /** The city's register of streets; an empty one lets any name in. */
  streets: readonly string[];
}

export function AreasInput({ value, onChange, error, organisations, streets }: AreasInputProps) {
  return (
    <Input.Wrapper
      label="Дільниці"
      labelElement="div"
      description="На цих вулицях роботу виконує інша організація. Вулиця може бути лише в одній дільниці"
      error={error}
    >
      <div className={classes.areas} data-path="areas" tabIndex={-1}>
        {value.map((area, at) => (
          <div key={at} className={classes.area} role="group" aria-label={`Дільниця ${at + 1}`}>
            <Group gap={8} wrap="nowrap" align="flex-end">
              <Select
                flex={1}
                label="Організація"
                placeholder="Оберіть"
                searchable
                data={organisations}
                value={area.organisation}
                onChange={(organisation) => onChange(value.with(at, { ...area, organisation }))}
              />
              <ActionIcon
                variant="default"
                size={36}
                aria-label={`Вилучити дільницю ${at + 1}`}
                onClick={() => onChange(value.filter((_, other) => other !== at))}
              >
                <IconTrash size={16} />
              </ActionIcon>
            </Group>
            <Streets
              value={area.streets}
              onChange={(chosen) => onChange(value.with(at, { ...area, streets: chosen }))}
              free={streets.filter((street) => value.every((other, place) => place === at || !other.streets.includes(street)))}
              listed={streets.length > 0}
            />
          </div>
        ))}
        <Group>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => onChange([...value, { organisation: null, streets: [] }])}
          >
            Додати дільницю
          </Button>
        </Group>
      </div>
    </Input.Wrapper>
  );
}

interface StreetsProps {
  value: string[];
  onChange: (value: string[]) => void;
  /** Streets that no other area has. */
  free: string[];
  listed: boolean;
}

function Streets({ value, onChange, free, listed }: StreetsProps) {
  const shared = {
    label: 'Вулиці',
    placeholder: value.length === 0 ? 'Почніть вводити назву' : '',
    value,
    onChange,
    limit: 50,
  };
  return listed ? (
    <MultiSelect {...shared} searchable hidePickedOptions clearable data={free} />
  ) : (
    <TagsInput {...shared} description="Після кожної назви натисніть Enter" splitChars={[';']} />
  );
}
