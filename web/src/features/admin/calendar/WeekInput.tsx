// The hours of each weekday.
import { Checkbox, Input, Text } from '@mantine/core';
import type { ReactNode } from 'react';

import { ClockInput } from '../parts/ClockInput';
import { WEEKDAYS } from '../parts/words';
import classes from './Calendar.module.css';
import type { WeekdayForm } from './calendar-form';

interface WeekInputProps {
  value: WeekdayForm[];
  onChange: (value: WeekdayForm[]) => void;
  error?: ReactNode;
}

export function WeekInput({ value, onChange, error }: WeekInputProps) {
  const change = (at: number, part: Partial<WeekdayForm>) =>
    onChange(value.map((day, other) => (other === at ? { ...day, ...part } : day)));
  return (
    <Input.Wrapper error={error}>
      <div className={classes.week} data-path="week" tabIndex={-1}>
        {value.map((day, at) => {
          const name = WEEKDAYS[at] ?? '';
          return (
            <div key={name} className={classes.weekday} role="group" aria-label={name}>
              <Checkbox
                label={name}
                checked={day.worked}
                onChange={(event) => change(at, { worked: event.currentTarget.checked })}
              />
              {day.worked ? (
                <div className={classes.hours}>
                  <Span
                    label={name}
                    from={day.from}
                    to={day.to}
                    onChange={(from, to) => change(at, { from, to })}
                  />
                  <div className={classes.span}>
                    <Checkbox
                      label="перерва"
                      checked={day.pause}
                      onChange={(event) => change(at, { pause: event.currentTarget.checked })}
                    />
                    {day.pause && (
                      <Span
                        label={`${name}, перерва`}
                        from={day.pause_from}
                        to={day.pause_to}
                        onChange={(pause_from, pause_to) => change(at, { pause_from, pause_to })}
                      />
                    )}
                  </div>
                </div>
              ) : (
                <Text size="sm" c="dimmed">
                  вихідний
                </Text>
              )}
            </div>
          );
        })}
      </div>
    </Input.Wrapper>
  );
}

interface SpanProps {
  label: string;
  from: string;
  to: string;
  onChange: (from: string, to: string) => void;
}

function Span({ label, from, to, onChange }: SpanProps) {
  return (
    <span className={classes.span}>
      <ClockInput label={`${label}: початок`} value={from} onChange={(value) => onChange(value, to)} />
      <span aria-hidden>–</span>
      <ClockInput label={`${label}: кінець`} value={to} onChange={(value) => onChange(from, value)} />
    </span>
  );
}
