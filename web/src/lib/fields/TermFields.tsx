// The end of a term: a day and, where hours matter, the hour.
import { Anchor, Group } from '@mantine/core';
import { TimePicker } from '@mantine/dates';
import { useState } from 'react';

import { DayInput } from '../ui/DayInput';
import type { TermValue } from './term';

interface TermFieldsProps {
  label: string;
  description?: string | undefined;
  placeholder?: string;
  value: TermValue;
  onChange: (term: TermValue) => void;
  error?: string | null;
  /** The last day that can be chosen. */
  latest: string | null;
  needed?: boolean;
}

export function TermFields(props: TermFieldsProps) {
  const { label, description, placeholder, value, onChange, error = null, latest, needed = false } = props;
  const [hours, setHours] = useState(false);
  const withHour = hours || value.time !== '';
  return (
    <div>
      <Group gap="xs" align="flex-start" wrap="nowrap">
        <DayInput
          label={label}
          description={description}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...(placeholder === undefined ? {} : { placeholder })}
          latest={latest}
          withAsterisk={needed}
          clearable={!needed}
          flex={1}
          value={value.day}
          onChange={(day) => onChange({ ...value, day })}
          error={error}
        />
        {withHour && (
          <TimePicker
            label="Година"
            format="24h"
            w={100}
            hoursInputLabel="Година"
            minutesInputLabel="Хвилина"
            value={value.time}
            onChange={(time) => onChange({ ...value, time: time.slice(0, 5) })}
          />
        )}
      </Group>
      {!withHour && (
        <Anchor component="button" type="button" size="xs" mt={4} onClick={() => setHours(true)}>
          Вказати годину
        </Anchor>
      )}
    </div>
  );
}
