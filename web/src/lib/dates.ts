// Dates in Ukrainian and in Kyiv's time, whatever the clock of the computer says.
import { cityNow } from './city-time';
import { plural } from './plural';

const KYIV = 'Europe/Kyiv';

function formatter(options: Intl.DateTimeFormatOptions): (moment: Date) => string {
  const format = new Intl.DateTimeFormat('uk-UA', { timeZone: KYIV, ...options });
  return (moment) => format.format(moment);
}

/** The «р.» stays with its year. */
function joined(format: (moment: Date) => string): (moment: Date) => string {
  return (moment) => format(moment).replace(/\sр\.$/u, '\u00a0р.');
}

/** What clocks show when a term of days ends. */
const END_OF_DAY = '23:59';

const longDate = joined(formatter({ day: 'numeric', month: 'long', year: 'numeric' }));
const shortDate = formatter({ day: '2-digit', month: '2-digit', year: 'numeric' });
const time = formatter({ hour: '2-digit', minute: '2-digit' });
const monthAndYear = joined(formatter({ month: 'long', year: 'numeric' }));
const isoDate = new Intl.DateTimeFormat('en-CA', {
  timeZone: KYIV,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** `2026-11-24`: the calendar day in Kyiv. */
export function dayOf(moment: Date): string {
  return isoDate.format(moment);
}

/** Today in Kyiv. */
export function today(now = cityNow()): string {
  return dayOf(now);
}

const wallClock = new Intl.DateTimeFormat('en-CA', {
  timeZone: KYIV,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

/** Milliseconds by which Kyiv's clocks are ahead of UTC at a moment. */
function ahead(moment: number): number {
  const part = Object.fromEntries(wallClock.formatToParts(moment).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute) - Math.floor(moment / 60_000) * 60_000;
}

/** The moment at which Kyiv's clocks show `14:30` on the day, RFC 3339. */
export function momentInKyiv(day: string, clock: string): string {
  const shown = Date.parse(`${day}T${clock}:00Z`);
  // The second look is for the hours around a change of the clocks.
  const near = shown - ahead(shown);
  return new Date(shown - ahead(near)).toISOString();
}

/** «14:30»: what Kyiv's clocks show at a moment. */
export function clockOf(moment: string): string {
  return time(new Date(moment));
}

/** A deadline: the day, and the hour where it does not end with the day. */
export function formatDue(due: string): string {
  return clockOf(due) === END_OF_DAY ? formatLongDate(due) : `${formatLongDate(due)}, ${clockOf(due)}`;
}

/** Whether a deadline has an hour of its own. */
export function hasHour(due: string): boolean {
  return clockOf(due) !== END_OF_DAY;
}

/** «24 листопада 2026 р.» of a moment. */
export function formatLongDate(moment: string): string {
  return longDate(new Date(moment));
}

/** «24 листопада 2026 р.» of a calendar day such as `2026-11-24`. */
export function formatDay(day: string): string {
  return longDate(new Date(`${day}T12:00:00Z`));
}

/** `2026-12-05` of a typed «5.12.2026»; null when there is no such day. */
export function parseDay(typed: string): string | null {
  const [, day = '', month = '', year = ''] = /^\s*(\d{1,2})[./-](\d{1,2})[./-](\d{4})\s*$/.exec(typed) ?? [];
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  // A day that does not exist rolls over into another month.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}

/** «24.11.2026» of a calendar day. */
export function formatShortDay(day: string): string {
  return shortDate(new Date(`${day}T12:00:00Z`));
}

/** «24.11.2026». */
export function formatDate(moment: string): string {
  return shortDate(new Date(moment));
}

/** «24.11.2026, 14:05». */
export function formatDateTime(moment: string): string {
  const date = new Date(moment);
  return `${shortDate(date)}, ${time(date)}`;
}

/** «14:05» of a moment today, else «24.11.2026, 14:05». */
export function formatMoment(moment: string, now = cityNow()): string {
  const date = new Date(moment);
  return dayOf(date) === dayOf(now) ? time(date) : formatDateTime(moment);
}

/** «20.11.2026, 14:05» of a camera's `2026-11-20T14:05:09`, which knows no time zone. */
export function formatCameraTime(local: string): string {
  const [, year = '', month = '', day = '', clock = ''] = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2})/.exec(local) ?? [];
  return `${day}.${month}.${year}, ${clock}`;
}

/** «14:05». */
export function formatTime(moment: string): string {
  return time(new Date(moment));
}

/** `2026-11`: the month we live in, in Kyiv. */
export function currentMonth(now = cityNow()): string {
  return dayOf(now).slice(0, 7);
}

/** «листопад 2026 р.» of `2026-11`. */
export function formatMonth(month: string): string {
  return monthAndYear(new Date(`${month}-15T12:00:00Z`));
}

/** The month so many months away: `shiftMonth('2026-01', -1)` is `2025-12`. */
export function shiftMonth(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}

/** Whether the text is a month such as `2026-11`. */
export function isMonth(value: string | null): value is string {
  return value !== null && /^\d{4}-(0[1-9]|1[0-2])$/.test(value);
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** How far a deadline is, in words: «залишилось 3 дні», «сьогодні», «прострочено на 2 дні». */
export function countdown(due: string, now = cityNow()): string {
  const moment = new Date(due);
  const days = daysBetween(dayOf(now), dayOf(moment));
  if (days > 1) return `${plural(days, 'залишився', 'залишилось', 'залишилось')} ${plural.count(days, 'день', 'дні', 'днів')}`;
  if (days === 1) return 'залишився 1 день';
  if (days === 0) return moment >= now ? `сьогодні до ${time(moment)}` : 'строк минув сьогодні';
  return `прострочено на ${plural.count(-days, 'день', 'дні', 'днів')}`;
}

/** What stands in place of the countdown while the term stands still; one that had passed before is passed all the same. */
export function pausedWords(words: string, overdue: boolean): string {
  return overdue ? `прострочено, ${words}` : words;
}
