// A calendar day: chosen in a calendar or typed the Ukrainian way, 05.12.2026.
import { DateInput, type DateInputProps } from '@mantine/dates';

import { dayOf, parseDay } from '../dates';

type DayInputProps = Omit<DateInputProps, 'dateParser' | 'valueFormat' | 'minDate' | 'maxDate'> & {
  /** The last day that can be chosen. */
  latest: string | null;
  /** The first one; today unless told. */
  earliest?: string | null;
};

/** Days from the earliest on; the value is such as `2026-12-05`. */
export function DayInput({ latest, earliest = dayOf(new Date()), ...props }: DayInputProps) {
  return (
    <DateInput
      placeholder="дд.мм.рррр"
      {...props}
      valueFormat="DD.MM.YYYY"
      dateParser={parseDay}
      {...(earliest === null ? {} : { minDate: earliest })}
      {...(latest === null ? {} : { maxDate: latest })}
      styles={{ description: { whiteSpace: 'pre-line' } }}
    />
  );
}
