// The form of the working calendar: every weekday has a row, worked or not.
import type { CalendarEntry, CalendarValue, HolidayDateValue, HolidayValue } from '@/api/admin-types';
import type { ApiError } from '@/api/problem';
import type { Shown } from '../parts/use-entry-form';

export interface WeekdayForm {
  worked: boolean;
  from: string;
  to: string;
  pause: boolean;
  pause_from: string;
  pause_to: string;
}

type Amount = number | string;

export interface HolidayForm {
  name: string;
  /** Number of the month, or the code of a holiday that moves with Easter. */
  on: string;
  /** Day of the month; of no meaning for a holiday that moves. */
  day: Amount;
  /** First year; empty for ever. */
  since: Amount;
  /** Last year; empty for ever. */
  until: Amount;
}

export interface ShortDayForm {
  date: string | null;
  to: string;
}

export interface MovedDayForm {
  free: string | null;
  worked: string | null;
}

export interface MartialLawForm {
  in_force: boolean;
  from: string | null;
  /** Null while it is not known. */
  until: string | null;
}

export type CalendarForm = {
  /** Monday first. */
  week: WeekdayForm[];
  holidays: HolidayForm[];
  eve_minutes: Amount;
  short_days: ShortDayForm[];
  moved_days: MovedDayForm[];
  martial_law: MartialLawForm;
};

const USUAL: WeekdayForm = {
  worked: false,
  from: '08:00',
  to: '17:00',
  pause: true,
  pause_from: '12:00',
  pause_to: '13:00',
};

/** Whether the day of such a holiday is typed. */
export const hasDay = ({ on }: HolidayForm): boolean => on !== 'easter' && on !== 'trinity';

export function toForm({ week, holidays, martial_law, ...value }: CalendarValue): CalendarForm {
  return {
    ...value,
    week: Array.from({ length: 7 }, (_, at) => {
      const day = week.find(({ weekday }) => weekday === at + 1);
      if (day === undefined) return USUAL;
      const { from, to, pause } = day;
      return {
        worked: true,
        from,
        to,
        pause: pause !== null,
        pause_from: pause?.from ?? USUAL.pause_from,
        pause_to: pause?.to ?? USUAL.pause_to,
      };
    }),
    holidays: holidays.map(({ name, on, since, until }) => ({
      name,
      on: on.kind === 'fixed' ? String(on.month) : on.kind,
      day: on.kind === 'fixed' ? on.day : '',
      since: since ?? '',
      until: until ?? '',
    })),
    martial_law: {
      in_force: martial_law !== null,
      from: martial_law?.from ?? null,
      until: martial_law?.until ?? null,
    },
  };
}

function isWhole<T extends object>(day: T): day is { [K in keyof T]: NonNullable<T[K]> } {
  return Object.values(day).every((part) => part !== null && part !== '');
}

/** Whether everything of a holiday is there. */
const isNamed = (holiday: HolidayForm): boolean => holiday.name.trim() !== '' && (!hasDay(holiday) || holiday.day !== '');

function dateOf({ on, day }: HolidayForm): HolidayDateValue {
  if (on === 'easter' || on === 'trinity') return { kind: on };
  return { kind: 'fixed', month: Number(on), day: Number(day) };
}

const yearOf = (year: Amount): number | null => (year === '' ? null : Number(year));

/** What is whole of the form; the rules tell of the rest before anything is saved. */
export function fromForm(form: CalendarForm): CalendarValue {
  const { week, holidays, short_days, moved_days, martial_law, eve_minutes } = form;
  const { in_force, from, until } = martial_law;
  return {
    martial_law: in_force && from !== null ? { from, until } : null,
    eve_minutes: Number(eve_minutes),
    week: week.flatMap((day, at) =>
      day.worked
        ? [
            {
              weekday: at + 1,
              from: day.from,
              to: day.to,
              pause: day.pause ? { from: day.pause_from, to: day.pause_to } : null,
            },
          ]
        : [],
    ),
    holidays: holidays.filter(isNamed).map(
      (holiday): HolidayValue => ({
        name: holiday.name.trim(),
        on: dateOf(holiday),
        since: yearOf(holiday.since),
        until: yearOf(holiday.until),
      }),
    ),
    short_days: short_days.filter(isWhole),
    moved_days: moved_days.filter(isWhole),
  };
}

export const shownCalendar = ({ version, value }: CalendarEntry): Shown<CalendarForm> => ({
  version,
  values: toForm(value),
  raw: value,
});

export const rules = {
  week: (week: WeekdayForm[]) => {
    if (week.every(({ worked }) => !worked)) return 'Має бути хоча б один робочий день';
    const missing = week.some(
      ({ worked, from, to, pause, pause_from, pause_to }) =>
        worked && (from === '' || to === '' || (pause && (pause_from === '' || pause_to === ''))),
    );
    return missing ? 'Вкажіть години кожного робочого дня' : null;
  },
  holidays: (holidays: HolidayForm[]) =>
    holidays.every(isNamed) ? null : 'Вкажіть назву і день кожного свята',
  eve_minutes: (minutes: Amount) => (minutes === '' ? 'Вкажіть кількість хвилин' : null),
  short_days: (days: ShortDayForm[]) => (days.every(isWhole) ? null : 'Вкажіть дату і годину кожного скороченого дня'),
  martial_law: ({ in_force, from }: MartialLawForm) =>
    in_force && from === null ? 'Вкажіть перший день воєнного стану' : null,
  moved_days: (days: MovedDayForm[]) => (days.every(isWhole) ? null : 'Вкажіть обидві дати кожного перенесення'),
};

/** The parts of the form that the server names in its refusals. */
const FIELDS: readonly string[] = ['week', 'holidays', 'eve_minutes', 'short_days', 'moved_days', 'martial_law'];

/** Where a refusal of this calendar belongs. */
export function fieldOf({ field }: ApiError): string | null {
  return field !== null && FIELDS.includes(field) ? field : null;
}
