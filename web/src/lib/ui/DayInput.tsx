// A calendar day: chosen in a calendar or typed the Ukrainian way, 05.12.2026.
import { DateInput, type DateInputProps } from '@mantine/dates';

import { parseDay, today } from '../dates';

type DayInputProps = Omit<DateInputProps, 'dateParser' | 'valueFormat' | 'minDate' | 'maxDate'> & {
  /** The last day that can be chosen. */
  latest: string | null;
  /** The first one, null for any; today unless told. */
  earliest?: string | null;
  /** For what has happened: days up to today instead of days from today on. */
  past?: boolean;
};

/** Days from today on, up to today, or between those told; the value is such as `2026-12-05`. */
export function DayInput({ latest, past = false, earliest, ...props }: DayInputProps) {
  const now = today();
  const first = earliest === undefined && !past ? now : earliest;
  const last = latest === null && past ? now : latest;
  return (
    <DateInput
      placeholder="дд.мм.рррр"
      {...props}
      valueFormat="DD.MM.YYYY"
      dateParser={parseDay}
      {...(first == null ? {} : { minDate: first })}
      {...(last === null ? {} : { maxDate: last })}
      styles={{ description: { whiteSpace: 'pre-line' } }}
    />
  );
}
