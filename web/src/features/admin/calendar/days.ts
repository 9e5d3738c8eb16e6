// The days of a year as the server tells them, laid out by months and told in words.
import type { CalendarYear, DayKind, DayView } from '@/api/admin-types';
import { formatShortDay } from '@/lib/dates';
import { MONTHS_OF } from '../parts/words';

export const LEGEND: { kind: DayKind; label: string }[] = [
  { kind: 'working', label: 'робочий' },
  { kind: 'short', label: 'скорочений' },
  { kind: 'holiday_worked', label: 'свято, робочий' },
  { kind: 'moved_worked', label: 'відпрацювання' },
  { kind: 'weekend', label: 'вихідний' },
  { kind: 'holiday', label: 'свято' },
  { kind: 'in_place_of', label: 'вихідний за свято' },
  { kind: 'moved_free', label: 'перенесений вихідний' },
];

/** 1 for Monday … 7 for Sunday. */
export function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

/** The days of a month (0 for January) in weeks, Monday first; nulls stand before the first day. */
export function weeks({ days }: CalendarYear, month: number): (DayView | null)[][] {
  const own = days.filter(({ date }) => Number(date.slice(5, 7)) === month + 1);
  const before = own[0] === undefined ? 0 : weekdayOf(own[0].date) - 1;
  const cells: (DayView | null)[] = [...Array.from({ length: before }, () => null), ...own];
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

/** «24 грудня». */
export function dayAndMonth(date: string): string {
  return `${Number(date.slice(8))} ${MONTHS_OF[Number(date.slice(5, 7)) - 1] ?? ''}`;
}

/** What makes a day special, in words; null for one that is not. */
export function noteOf({ kind, hours, name, other }: DayView): string | null {
  const day = other === null ? '' : formatShortDay(other);
  const to = hours === null ? '' : hours.to;
  switch (kind) {
    case 'working':
      return null;
    case 'weekend':
    case 'holiday':
      return name;
    case 'short':
      return `скорочений, до ${to}`;
    case 'holiday_worked':
      return `${name ?? ''}, робочий день за воєнного стану`;
    case 'moved_worked':
      return `робочий замість ${day}, до ${to}`;
    case 'in_place_of':
      return `вихідний за ${day}: ${name ?? ''}`;
    case 'moved_free':
      return `вихідний, відпрацьовується ${day}`;
  }
}

/** «159 год», «171 год 15 хв». */
export function worked(minutes: number): string {
  const hours = Math.floor(minutes / 60).toLocaleString('uk-UA');
  const rest = minutes % 60;
  return rest === 0 ? `${hours}\u00a0год` : `${hours}\u00a0год ${rest}\u00a0хв`;
}
