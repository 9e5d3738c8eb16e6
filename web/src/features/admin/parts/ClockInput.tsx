// A time of day such as 08:00, whatever clock the computer's language prefers.
import { TimePicker } from '@mantine/dates';
import type { ReactNode } from 'react';

interface ClockInputProps {
  label: string;
  /** Whether the label stands above; otherwise it is only read out. */
  shown?: boolean;
  /** `08:00`; empty for none. */
  value: string;
  onChange: (value: string) => void;
  description?: ReactNode;
  error?: ReactNode;
  'data-path'?: string;
}

export function ClockInput({ label, shown = false, value, onChange, ...input }: ClockInputProps) {
  return (
    <TimePicker
      {...input}
      {...(shown ? { label } : {})}
      aria-label={label}
      hoursInputLabel={`${label}: години`}
      minutesInputLabel={`${label}: хвилини`}
      format="24h"
      styles={{ input: { width: 92 } }}
      value={value}
      onChange={onChange}
    />
  );
}
