// The form of the working calendar: every weekday has a row, worked or not.
import type { CalendarEntry, CalendarValue, HolidayValue } from '@/api/admin-types';
import type { ApiError } from '@/api/problem';
import { fieldFinder } from '../parts/problem-fields';
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
  month: number;
  day: Amount;
  /** Empty for every year. */
  year: Amount;
}

export interface ShortDayForm {
  date: string | null;
  to: string;
}

export interface MovedDayForm {
  free: string | null;
  worked: string | null;
}

export type CalendarForm = {
  /** Monday first. */
  week: WeekdayForm[];
  holidays: HolidayForm[];
  short_days: ShortDayForm[];
  moved_days: MovedDayForm[];
  martial_law: boolean;
};

const USUAL: WeekdayForm = {
  worked: false,
  from: '08:00',
  to: '17:00',
  pause: true,
  pause_from: '12:00',
  pause_to: '13:00',
};

export function toForm({ week, holidays, ...value }: CalendarValue): CalendarForm {
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
    holidays: holidays.map(({ year, ...holiday }) => ({ ...holiday, year: year ?? '' })),
  };
}

function isWhole<T extends object>(day: T): day is { [K in keyof T]: NonNullable<T[K]> } {
  return Object.values(day).every((part) => part !== null && part !== '');
}

export function fromForm({ week, holidays, short_days, moved_days, martial_law }: CalendarForm): CalendarValue {
  return {
    martial_law,
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
    holidays: holidays
      .filter(({ day }) => day !== '')
      .map(
        ({ name, month, day, year }): HolidayValue => ({
          name: name.trim(),
          month,
          day: Number(day),
          year: year === '' ? null : Number(year),
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
    holidays.some(({ name, day }) => name.trim() === '' || day === '') ? 'Вкажіть назву і день кожного свята' : null,
  short_days: (days: ShortDayForm[]) => (days.every(isWhole) ? null : 'Вкажіть дату і годину кожного скороченого дня'),
  moved_days: (days: MovedDayForm[]) => (days.every(isWhole) ? null : 'Вкажіть обидві дати кожного перенесення'),
};

const findField = fieldFinder(
  { no_working_day: 'week', not_a_day: 'holidays' },
  { 'Назва свята': 'holidays', Свята: 'holidays', 'Скорочені дні': 'short_days', 'Перенесені дні': 'moved_days' },
);

/** Where a refusal of this calendar belongs. */
export function fieldOf(problem: ApiError, sent: CalendarForm): string | null {
  const { code, detail } = problem;
  // Hours may be those of the week or of a short day; which, the refusal does not tell.
  if (code === 'bad_hours') return sent.short_days.length === 0 ? 'week' : null;
  if (code !== 'day_twice') return findField(problem);
  // A holiday is named without its year, other days with it.
  return detail !== null && /^\d{2}\.\d{2}\.$/u.test(detail) ? 'holidays' : null;
}
