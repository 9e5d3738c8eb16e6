// A calendar day: chosen in a calendar or typed the Ukrainian way, 05.12.2026.
import { DateInput, type DateInputProps } from '@mantine/dates';

import { dayOf, parseDay } from '../dates';

type DayInputProps = Omit<DateInputProps, 'dateParser' | 'valueFormat' | 'minDate' | 'maxDate'> & {
  /** The last day that can be chosen. */
  latest: string | null;
  /** For what has happened: days up to today instead of days from today on. */
  past?: boolean;
};

/** Days from today on, or up to today; the value is such as `2026-12-05`. */
export function DayInput({ latest, past = false, ...props }: DayInputProps) {
  const today = dayOf(new Date());
  return (
    <DateInput
      placeholder="дд.мм.рррр"
      {...props}
      valueFormat="DD.MM.YYYY"
      dateParser={parseDay}
      {...(past ? { maxDate: today } : { minDate: today })}
      {...(latest === null ? {} : { maxDate: latest })}
      styles={{ description: { whiteSpace: 'pre-line' } }}
    />
  );
}
