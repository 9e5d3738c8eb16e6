// Periods people ask for, as calendar days in Kyiv, both included.
import { cityNow } from '@/lib/city-time';
import { dayOf, shiftMonth } from '@/lib/dates';

export interface Period {
  from: string;
  to: string;
}

export type PresetName =
  | 'this_month'
  | 'last_month'
  | 'this_quarter'
  | 'last_quarter'
  | 'this_year'
  | 'last_year';

export const PRESETS: readonly { name: PresetName; label: string }[] = [
  { name: 'this_month', label: 'Цей місяць' },
  { name: 'last_month', label: 'Минулий місяць' },
  { name: 'this_quarter', label: 'Цей квартал' },
  { name: 'last_quarter', label: 'Минулий квартал' },
  { name: 'this_year', label: 'Цей рік' },
  { name: 'last_year', label: 'Минулий рік' },
];

/** The last day of a month such as `2026-11`. */
function lastDay(month: string): string {
  const next = Date.parse(`${shiftMonth(month, 1)}-01T00:00:00Z`);
  return new Date(next - 86_400_000).toISOString().slice(0, 10);
}

/** So many whole months from one on; up to today where they have not ended. */
function months(first: string, count: number, today: string): Period {
  const end = lastDay(shiftMonth(first, count - 1));
  return { from: `${first}-01`, to: end < today ? end : today };
}

/** The days of a preset. */
export function presetPeriod(name: PresetName, now = cityNow()): Period {
  const today = dayOf(now);
  const month = today.slice(0, 7);
  const quarter = shiftMonth(month, -((Number(month.slice(5)) - 1) % 3));
  const year = `${month.slice(0, 4)}-01`;
  const begins: Record<PresetName, [string, number]> = {
    this_month: [month, 1],
    last_month: [shiftMonth(month, -1), 1],
    this_quarter: [quarter, 3],
    last_quarter: [shiftMonth(quarter, -3), 3],
    this_year: [year, 12],
    last_year: [shiftMonth(year, -12), 12],
  };
  const [first, count] = begins[name];
  return months(first, count, today);
}

/** The preset with these days, if there is one. */
export function presetOf(period: Period, now = cityNow()): PresetName | null {
  const same = ({ name }: { name: PresetName }) => {
    const { from, to } = presetPeriod(name, now);
    return from === period.from && to === period.to;
  };
  return PRESETS.find(same)?.name ?? null;
}

/** Whether the text is a day such as `2026-11-24`. */
export function isDay(value: string | null): value is string {
  if (value === null || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

const days = new Intl.DateTimeFormat('uk-UA', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** «1–30 листопада 2026 р.» */
export function periodText({ from, to }: Period): string {
  return days.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`)).replace(/\sр\./gu, '\u00a0р.');
}
