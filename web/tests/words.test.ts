// Dates, plurals and sizes as a Ukrainian reader expects them.
import {
  countdown,
  formatDateTime,
  formatDue,
  formatLongDate,
  formatMonth,
  momentInKyiv,
  parseDay,
  shiftMonth,
} from '@/lib/dates';
import { formatSize, shortName } from '@/lib/format';
import { plural } from '@/lib/plural';

const now = new Date('2026-11-24T08:00:00Z'); // Tuesday, 10:00 in Kyiv

test.each([
  ['2026-11-27T16:00:00Z', 'залишилось 3 дні'],
  ['2026-11-25T16:00:00Z', 'залишився 1 день'],
  ['2026-11-29T16:00:00Z', 'залишилось 5 днів'],
  ['2026-12-15T16:00:00Z', 'залишився 21 день'],
  ['2026-11-24T16:00:00Z', 'сьогодні до 18:00'],
  ['2026-11-24T07:00:00Z', 'строк минув сьогодні'],
  ['2026-11-22T16:00:00Z', 'прострочено на 2 дні'],
  ['2026-11-13T16:00:00Z', 'прострочено на 11 днів'],
])('a deadline at %s reads «%s»', (due, words) => {
  expect(countdown(due, now)).toBe(words);
});

test('the day is Kyiv’s, not the computer’s', () => {
  expect(formatDateTime('2026-11-23T22:30:00Z')).toBe('24.11.2026, 00:30');
  // 23:30 on the 24th in Kyiv is still today.
  expect(countdown('2026-11-24T21:30:00Z', now)).toBe('сьогодні до 23:30');
});

test.each([
  ['05.12.2026', '2026-12-05'],
  ['5.1.2027', '2027-01-05'],
  ['31.12.2026', '2026-12-31'],
  ['31.11.2026', null],
  ['12.2026', null],
  ['', null],
])('a typed day %s', (typed, day) => {
  expect(parseDay(typed)).toBe(day);
});

test('«р.» stays on the line of its year', () => {
  expect(formatLongDate('2026-11-24T08:00:00Z')).toBe('24 листопада 2026\u00a0р.');
  expect(formatMonth('2026-11')).toBe('листопад 2026\u00a0р.');
});

test('months', () => {
  expect(shiftMonth('2026-01', -1)).toBe('2025-12');
  expect(shiftMonth('2026-12', 1)).toBe('2027-01');
});

test('plural forms', () => {
  const forms = [1, 2, 5, 11, 21, 22, 112].map((count) => plural.count(count, 'справа', 'справи', 'справ'));
  expect(forms).toEqual(['1 справа', '2 справи', '5 справ', '11 справ', '21 справа', '22 справи', '112 справ']);
});

test('sizes and names', () => {
  expect(formatSize(3_565_158)).toBe('3,4 МБ');
  expect(formatSize(900)).toBe('900 Б');
  expect(shortName('Мельник Олена Василівна')).toBe('Мельник О. В.');
});

test.each([
  ['2026-12-05', '14:30', '2026-12-05T12:30:00.000Z'], // winter
  ['2026-07-05', '14:30', '2026-07-05T11:30:00.000Z'], // summer
  ['2026-03-29', '04:30', '2026-03-29T01:30:00.000Z'], // the night the clocks go forward
  ['2026-10-25', '05:00', '2026-10-25T03:00:00.000Z'], // the night they go back
])('%s at %s by Kyiv’s clocks', (day, clock, moment) => {
  expect(momentInKyiv(day, clock)).toBe(moment);
});

test('a deadline names its hour only where it has one', () => {
  expect(formatDue('2026-12-05T21:59:59Z')).toBe('5 грудня 2026\u00a0р.');
  expect(formatDue('2026-12-05T12:30:00Z')).toBe('5 грудня 2026\u00a0р., 14:30');
});
