// A year in twelve small months, as the server reckons it from the draft: what is worked, what is free, and why.
import { ActionIcon, Box, Group, Skeleton, Text, Title, Tooltip } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';

import { useCalendarYear } from '@/api/admin-hooks';
import type { CalendarValue, CalendarYear, DayView, MonthTotal } from '@/api/admin-types';
import { formatDay, today } from '@/lib/dates';
import { plural } from '@/lib/plural';
import { ErrorNotice } from '@/lib/ui/Notice';
import { ProblemAlert } from '@/lib/ui/ProblemAlert';
import classes from './Calendar.module.css';
import { dayAndMonth, LEGEND, noteOf, weeks, worked } from './days';

const MONTHS = [
  'Січень',
  'Лютий',
  'Березень',
  'Квітень',
  'Травень',
  'Червень',
  'Липень',
  'Серпень',
  'Вересень',
  'Жовтень',
  'Листопад',
  'Грудень',
] as const;

const WEEK = ['пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'нд'] as const;

/** How long the person pauses before the year follows, ms. */
const PAUSE = 300;

/** The years the server shows. */
const FIRST = 2000;
const LAST = 2100;

export function YearView({ calendar }: { calendar: CalendarValue }) {
  const [year, setYear] = useState(Number(today().slice(0, 4)));
  // Equal drafts are one: a form makes its values anew whenever it is drawn.
  const [draft] = useDebouncedValue(JSON.stringify(calendar), PAUSE);
  const { data, error, refetch } = useCalendarYear(year, JSON.parse(draft) as CalendarValue);
  // The last year stays until the next is there, and beside a refusal of the draft.
  const [last, setLast] = useState(data);
  if (data !== undefined && data !== last) setLast(data);
  const shown = data ?? (error === null || last?.year === year ? last : undefined);
  return (
    <div data-testid="year-view">
      <Group justify="space-between" mb="sm">
        <Group gap="xs">
          <ActionIcon
            variant="default"
            size={36}
            aria-label="Попередній рік"
            disabled={year <= FIRST}
            onClick={() => setYear(year - 1)}
          >
            <IconChevronLeft size={16} />
          </ActionIcon>
          <Title order={3} size="h4" aria-live="polite">
            {year}
          </Title>
          <ActionIcon
            variant="default"
            size={36}
            aria-label="Наступний рік"
            disabled={year >= LAST}
            onClick={() => setYear(year + 1)}
          >
            <IconChevronRight size={16} />
          </ActionIcon>
        </Group>
        {data !== undefined && (
          <Text size="sm" c="dimmed">
            {plural.count(data.working_days, 'робочий день', 'робочі дні', 'робочих днів')}, {worked(data.minutes)}
          </Text>
        )}
      </Group>
      {error !== null && shown === undefined && <ErrorNotice error={error} retry={() => void refetch()} />}
      {error !== null && shown !== undefined && (
        <Box mb="sm">
          <ProblemAlert error={error} />
        </Box>
      )}
      {error === null && shown === undefined && (
        <Skeleton height={420} radius="md" role="status" aria-busy="true" aria-label="Завантаження" />
      )}
      {shown !== undefined && <Shown shown={shown} stale={data === undefined} />}
    </div>
  );
}

function Shown({ shown, stale }: { shown: CalendarYear; stale: boolean }) {
  const now = today();
  const present = new Set(shown.days.map(({ kind }) => kind));
  const special = shown.days.flatMap((day) => {
    const note = noteOf(day);
    return note === null ? [] : [{ date: day.date, note }];
  });
  return (
    <div className={classes.shown} data-stale={stale || undefined} aria-busy={stale}>
      <ul className={classes.legend} aria-label="Позначки">
        {LEGEND.filter(({ kind }) => present.has(kind)).map(({ kind, label }) => (
          <li key={kind}>
            <span className={classes.swatch} data-kind={kind} aria-hidden />
            {label}
          </li>
        ))}
      </ul>
      <div className={classes.year}>
        {MONTHS.map((name, index) => (
          <Month key={name} name={name} rows={weeks(shown, index)} total={shown.months[index]} now={now} />
        ))}
      </div>
      {special.length > 0 && (
        <details className={classes.special}>
          <summary>Особливі дні року: {special.length}</summary>
          <ul>
            {special.map(({ date, note }) => (
              <li key={date}>
                <b>{dayAndMonth(date)}</b> — {note}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

interface MonthProps {
  name: string;
  rows: (DayView | null)[][];
  total: MonthTotal | undefined;
  now: string;
}

function Month({ name, rows, total, now }: MonthProps) {
  return (
    <table className={classes.month}>
      <caption>
        {name}
        {total !== undefined && (
          <span className={classes.total}>
            {total.working_days}&nbsp;дн., {worked(total.minutes)}
          </span>
        )}
      </caption>
      <thead>
        <tr>
          {WEEK.map((weekday) => (
            <th key={weekday} scope="col">
              {weekday}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((week, row) => (
          <tr key={row}>
            {week.map((day, at) =>
              day === null ? <td key={at} /> : <Cell key={day.date} day={day} isToday={day.date === now} />,
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ day, isToday }: { day: DayView; isToday: boolean }) {
  const note = noteOf(day);
  const cell = (
    <td
      className={classes.day}
      data-kind={day.kind}
      data-date={day.date}
      aria-current={isToday ? 'date' : undefined}
      {...(note === null ? {} : { 'aria-label': `${formatDay(day.date)}: ${note}`, tabIndex: 0 })}
    >
      {Number(day.date.slice(8))}
    </td>
  );
  return note === null ? (
    cell
  ) : (
    <Tooltip label={note} events={{ hover: true, focus: true, touch: true }} multiline maw={240} withinPortal>
      {cell}
    </Tooltip>
  );
}
