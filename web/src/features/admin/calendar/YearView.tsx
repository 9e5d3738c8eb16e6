// A year in twelve small months: what is worked, what is free, and why.
import { ActionIcon, Group, Text, Title, Tooltip } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';

import type { CalendarValue } from '@/api/admin-types';
import { dayOf, formatDay } from '@/lib/dates';
import { plural } from '@/lib/plural';
import classes from './Calendar.module.css';
import { isWorked, month, type Day, type DayKind } from './days';

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

const LEGEND: { kind: DayKind; label: string }[] = [
  { kind: 'work', label: 'робочий' },
  { kind: 'free', label: 'вихідний' },
  { kind: 'short', label: 'скорочений' },
  { kind: 'holiday', label: 'свято' },
  { kind: 'holiday-worked', label: 'свято, робочий' },
  { kind: 'moved-free', label: 'перенесений вихідний' },
  { kind: 'moved-work', label: 'відпрацювання' },
];

export function YearView({ calendar }: { calendar: CalendarValue }) {
  const today = dayOf(new Date());
  const [year, setYear] = useState(Number(today.slice(0, 4)));
  const months = MONTHS.map((name, index) => ({ name, days: month(year, index, calendar) }));
  const present = new Set(months.flatMap(({ days }) => days.map((day) => day?.kind)));
  const worked = months.flatMap(({ days }) => days).filter((day) => day !== null && isWorked(day)).length;
  return (
    <div data-testid="year-view">
      <Group justify="space-between" mb="sm">
        <Group gap="xs">
          <ActionIcon variant="default" size={36} aria-label="Попередній рік" onClick={() => setYear(year - 1)}>
            <IconChevronLeft size={16} />
          </ActionIcon>
          <Title order={3} size="h4" aria-live="polite">
            {year}
          </Title>
          <ActionIcon variant="default" size={36} aria-label="Наступний рік" onClick={() => setYear(year + 1)}>
            <IconChevronRight size={16} />
          </ActionIcon>
        </Group>
        <Text size="sm" c="dimmed">
          {plural.count(worked, 'робочий день', 'робочі дні', 'робочих днів')}
        </Text>
      </Group>
      <ul className={classes.legend} aria-label="Позначки">
        {LEGEND.filter(({ kind }) => present.has(kind)).map(({ kind, label }) => (
          <li key={kind}>
            <span className={classes.swatch} data-kind={kind} aria-hidden />
            {label}
          </li>
        ))}
      </ul>
      <div className={classes.year}>
        {months.map(({ name, days }) => (
          <Month key={name} name={name} days={days} today={today} />
        ))}
      </div>
    </div>
  );
}

function Month({ name, days, today }: { name: string; days: (Day | null)[]; today: string }) {
  const weeks = Array.from({ length: Math.ceil(days.length / 7) }, (_, week) => days.slice(week * 7, week * 7 + 7));
  return (
    <table className={classes.month}>
      <caption>{name}</caption>
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
        {weeks.map((week, row) => (
          <tr key={row}>
            {week.map((day, at) =>
              day === null ? <td key={at} /> : <Cell key={day.date} day={day} isToday={day.date === today} />,
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ day, isToday }: { day: Day; isToday: boolean }) {
  const cell = (
    <td
      className={classes.day}
      data-kind={day.kind}
      data-date={day.date}
      aria-current={isToday ? 'date' : undefined}
      {...(day.note === null ? {} : { 'aria-label': `${formatDay(day.date)}: ${day.note}`, tabIndex: 0 })}
    >
      {day.number}
    </td>
  );
  return day.note === null ? (
    cell
  ) : (
    <Tooltip label={day.note} events={{ hover: true, focus: true, touch: true }} multiline maw={240} withinPortal>
      {cell}
    </Tooltip>
  );
}
