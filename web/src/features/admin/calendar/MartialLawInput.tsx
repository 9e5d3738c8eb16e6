// Martial law: whether it is in force by the calendar, and on which days.
import { Input, Switch } from '@mantine/core';
import type { ReactNode } from 'react';

import { DayInput } from '@/lib/ui/DayInput';
import classes from './Calendar.module.css';
import type { MartialLawForm } from './calendar-form';

interface MartialLawInputProps {
  value: MartialLawForm;
  onChange: (value: MartialLawForm) => void;
  error?: ReactNode;
  'data-path': string;
}

export function MartialLawInput({ value, onChange, error, ...path }: MartialLawInputProps) {
  const { in_force, from, until } = value;
  return (
    <Input.Wrapper error={error}>
      <div {...path} tabIndex={-1} className={classes.law}>
        <Switch
          label="Враховувати воєнний стан"
          description="Святкові дні — робочі, скорочених і перенесених днів немає (Закон 2136-IX, стаття 6)"
          checked={in_force}
          onChange={(event) => onChange({ ...value, in_force: event.currentTarget.checked })}
        />
        {in_force && (
          <div className={classes.line}>
            <DayInput
              label="Перший день"
              w={160}
              earliest={null}
              latest={until}
              value={from}
              onChange={(day) => onChange({ ...value, from: day })}
            />
            <DayInput
              label="Останній день, якщо відомий"
              w={250}
              earliest={from}
              latest={null}
              clearable
              value={until}
              onChange={(day) => onChange({ ...value, until: day })}
            />
          </div>
        )}
      </div>
    </Input.Wrapper>
  );
}
