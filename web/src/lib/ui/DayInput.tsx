// A calendar day: chosen in a calendar or typed the Ukrainian way, 05.12.2026.
import { DateInput, type DateInputProps } from '@mantine/dates';
import { useEffect, useRef, useState } from 'react';

import { formatShortDay, parseDay, today } from '../dates';

type DayInputProps = Omit<DateInputProps, 'dateParser' | 'valueFormat' | 'minDate' | 'maxDate' | 'fixOnBlur' | 'ref'> & {
  /** The last day that can be chosen. */
  latest: string | null;
  /** The first one, null for any; today unless told. */
  earliest?: string | null;
  /** For what has happened: days up to today instead of days from today on. */
  past?: boolean;
};

/** Why a typed text is not taken; null for nothing, or a day that can be chosen. */
function refusal(text: string, first: string | null, last: string | null): string | null {
  if (text.trim() === '') return null;
  const day = parseDay(text);
  if (day === null) return 'Вкажіть день, наприклад 05.12.2026';
  if (last !== null && day > last) return `Не пізніше ${formatShortDay(last)}`;
  if (first !== null && day < first) return `Не раніше ${formatShortDay(first)}`;
  return null;
}

/**
 * Days from today on, up to today, or between those told; the value is such as `2026-12-05`.
 * A text that is not taken stays, with the reason; the value stays what it was, so `holdsUnfit` keeps the form back.
 */
export function DayInput({ latest, past = false, earliest, ...props }: DayInputProps) {
  const now = today();
  const first = (earliest === undefined && !past ? now : earliest) ?? null;
  const last = latest === null && past ? now : latest;
  const { value, error, onChange } = props;
  const [typed, setTyped] = useState<{ text: string; value: unknown; done: boolean } | null>(null);
  // A value from elsewhere took the place of what was typed.
  const current = typed?.value === value ? typed : null;
  const reason = current === null ? null : refusal(current.text, first, last);
  // Half a date is no mistake while it is being typed.
  const told = current?.done === true || parseDay(current?.text ?? '') !== null;
  const done = () => setTyped((before) => before && { ...before, done: true });

  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.setCustomValidity(reason ?? ''), [reason]);

  return (
    <DateInput
      placeholder="дд.мм.рррр"
      {...props}
      ref={input}
      error={told && reason !== null ? reason : error}
      onInput={({ currentTarget }) => setTyped({ text: currentTarget.value, value, done: false })}
      onChange={(day) => {
        setTyped(null);
        onChange?.(day);
      }}
      onBlur={(event) => {
        done();
        props.onBlur?.(event);
      }}
      onInvalid={done}
      valueFormat="DD.MM.YYYY"
      dateParser={parseDay}
      fixOnBlur={reason === null}
      {...(first === null ? {} : { minDate: first })}
      {...(last === null ? {} : { maxDate: last })}
      styles={{ description: { whiteSpace: 'pre-line' } }}
    />
  );
}
