// What each day of a year is by the working calendar.
import type { CalendarValue } from '@/api/admin-types';

export type DayKind = 'work' | 'short' | 'free' | 'holiday' | 'holiday-worked' | 'moved-free' | 'moved-work';

export interface Day {
  /** `2026-11-24`. */
  date: string;
  number: number;
  kind: DayKind;
  /** What makes it special, in words. */
  note: string | null;
}

const iso = (year: number, month: number, day: number) => new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);

/** 1 for Monday … 7 for Sunday. */
export function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

const day = (date: string) => date.split('-').reverse().join('.');

function dayOf(date: string, calendar: CalendarValue): { kind: DayKind; note: string | null } {
  const [year = 0, month = 0, number = 0] = date.split('-').map(Number);
  const works = calendar.week.some(({ weekday }) => weekday === weekdayOf(date));
  const usual = works ? 'work' : 'free';
  const holiday = calendar.holidays.find(
    (known) => known.month === month && known.day === number && (known.year === null || known.year === year),
  );
  if (calendar.martial_law) {
    // Law 2136-IX: holidays are worked, no day is short or moved.
    if (holiday === undefined) return { kind: usual, note: null };
    return works
      ? { kind: 'holiday-worked', note: `${holiday.name}, робочий день за воєнного стану` }
      : { kind: 'free', note: holiday.name };
  }
  const moved = calendar.moved_days.find(({ free, worked }) => free === date || worked === date);
  if (moved?.free === date) return { kind: 'moved-free', note: `вихідний, відпрацьовується ${day(moved.worked)}` };
  if (moved !== undefined) return { kind: 'moved-work', note: `робочий замість ${day(moved.free)}` };
  if (holiday !== undefined) return { kind: 'holiday', note: holiday.name };
  const short = calendar.short_days.find((known) => known.date === date);
  if (short !== undefined && works) return { kind: 'short', note: `скорочений, до ${short.to}` };
  return { kind: usual, note: null };
}

/** The days of a month (0 for January), Monday first; nulls stand before the first. */
export function month(year: number, index: number, calendar: CalendarValue): (Day | null)[] {
  const count = new Date(Date.UTC(year, index + 1, 0)).getUTCDate();
  const before: (Day | null)[] = Array.from({ length: weekdayOf(iso(year, index, 1)) - 1 }, () => null);
  const days = Array.from({ length: count }, (_, at) => {
    const date = iso(year, index, at + 1);
    return { date, number: at + 1, ...dayOf(date, calendar) };
  });
  return [...before, ...days];
}

const WORKED: readonly DayKind[] = ['work', 'short', 'holiday-worked', 'moved-work'];

/** Whether the city works on such a day. */
export function isWorked({ kind }: Day): boolean {
  return WORKED.includes(kind);
}
