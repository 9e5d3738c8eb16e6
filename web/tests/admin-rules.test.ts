// What the administration reckons by itself: merging, differences, the days of a year, orders.
import type { Kind } from '@/api/admin-types';
import { noteOf, weekdayOf, weeks, worked } from '@/features/admin/calendar/days';
import { completed, movedBy, tree } from '@/features/admin/categories/order';
import { asRevision, differences } from '@/features/admin/parts/describe';
import { merge } from '@/features/admin/parts/merge';
import { namesIn } from '@/features/admin/parts/names';
import { wordDiff } from '@/features/admin/parts/word-diff';
import { preview } from '@/features/admin/templates/template-form';
import { linesIn } from '@/features/admin/wordlists/lists';
import { adminDirectory, calendar, calendarYear, settings } from './admin-samples';

/** Label, lines that went, lines that came. */
function changedRows(what: Kind, before: unknown, after: unknown) {
  const changes = differences(asRevision(what, before), asRevision(what, after), namesIn(undefined));
  return changes.map(({ label, removed, added }) => [label, removed, added]);
}

test('what the person changed stays, everything else follows the server', () => {
  const base = { name: 'а', phone: '1', units: ['х', 'у'], week: [{ on: true }, { on: false }] };
  const mine = { ...base, name: 'б', units: ['х', 'у', 'мій'], week: [{ on: false }, { on: false }] };
  const theirs = { ...base, name: 'в', phone: '2', units: ['у', 'їхній'], week: [{ on: true }, { on: true }] };
  expect(merge(base, mine, theirs)).toEqual({
    name: 'б',
    phone: '2',
    units: ['у', 'їхній', 'мій'],
    week: [{ on: false }, { on: true }],
  });
});

test('in a part of a form, too, what the person changed stays', () => {
  const base = { control: { hours: 8, ladder: { second: 3, third: 7 }, mayor: null as string | null } };
  const mine = { control: { hours: 4, ladder: { second: 3, third: 9 }, mayor: null } };
  const theirs = { control: { hours: 6, ladder: { second: 2, third: 7 }, mayor: 'mer' } };
  expect(merge(base, mine, theirs)).toEqual({ control: { hours: 4, ladder: { second: 2, third: 9 }, mayor: 'mer' } });
});

test('an order of one’s own keeps what others added and leaves out what they removed', () => {
  const lists = (base: string[], mine: string[], theirs: string[]) => merge({ order: base }, { order: mine }, { order: theirs }).order;
  expect(lists(['а', 'б', 'в'], ['в', 'а', 'б'], ['а', 'в', 'г'])).toEqual(['в', 'а', 'г']);
});

test('texts differ word by word, unless they have little in common', () => {
  const runs = wordDiff('Усунути до вечора негайно', 'Усунути до ранку негайно');
  expect(runs?.filter(({ kind }) => kind !== 'same').map(({ kind, text }) => [kind, text.trim()])).toEqual([
    ['gone', 'вечора'],
    ['new', 'ранку'],
  ]);
  expect(runs?.filter(({ kind }) => kind !== 'new').map(({ text }) => text).join('')).toBe('Усунути до вечора негайно');
  expect(wordDiff('один два три', 'зовсім інші слова тут')).toBeNull();
});

test('a change of the calendar is told in lines that came and went', () => {
  const after = {
    ...calendar.value,
    holidays: [...calendar.value.holidays, { name: 'День міста', on: { kind: 'fixed', month: 8, day: 27 }, since: 2026, until: 2026 }],
    eve_minutes: 0,
    short_days: [],
    martial_law: { from: '2022-03-15', until: null },
  };
  expect(changedRows('calendar', calendar.value, after)).toEqual([
    ['Воєнний стан', ['ні'], ['з 15.03.2022']],
    ['Свята', [], ['27 серпня 2026 р. — День міста']],
    ['Коротший день перед святом', ['на 60 хв'], ['ні']],
    ['Скорочені дні', ['24.12.2026, до 16:00'], []],
  ]);
});

test('a change of the control of deadlines is told in words', () => {
  const { control } = settings.value;
  const after = {
    ...settings.value,
    control: {
      ...control,
      address_hours: 0,
      review_hours: 1,
      urgent_minutes: 30,
      reminders: [{ unit: 'working_days', count: 1 }, { unit: 'hours', count: 1 }],
      ladder: { second: 1, third: 5, then_every: 0 },
      mayor: 'mer',
    },
  };
  expect(changedRows('settings', settings.value, after)).toEqual([
    ['Строк адресування', ['8 робочих годин'], ['не контролюється']],
    ['Строк перевірки результату', ['16 робочих годин'], ['1 робоча година']],
    ['Ці строки для термінових карток', ['60 хвилин'], ['30 хвилин']],
    ['Нагадування про строк виконання', ['за 3 дні'], ['за 1 робочий день']],
    ['Повторно про порушення керівникам', ['через 3 дні, термінові — через 3 години'], ['через 1 день, термінові — через 1 годину']],
    ['Про порушення міському голові', ['через 7 днів, термінові — через 7 годин'], ['через 5 днів, термінові — через 5 годин']],
    ['Далі про порушення міському голові', ['раз на 7 днів, термінові — раз на 7 годин'], ['не повторюється']],
    ['Міський голова', ['усі керівники'], ['mer']],
  ]);
});

test('a change of the survey is told in words', () => {
  const { survey } = settings.value;
  const after = {
    ...settings.value,
    survey: { ...survey, delay_hours: 1, quiet_until: '21:00', reminder_days: 0, close_days: 2, poor: 1, viber_outside_session: true },
  };
  expect(changedRows('settings', settings.value, after)).toEqual([
    ['Опитування після закриття картки', ['через 24 години'], ['через 1 годину']],
    ['Тихі години', ['21:00–09:00'], ['немає']],
    ['Нагадування про опитування', ['через 3 дні'], ['не надсилається']],
    ['Опитування без відповіді закривається', ['через 7 днів'], ['через 2 дні']],
    ['Повторне звернення за оцінки', ['2 і нижче'], ['1']],
    ['Платні опитування у Viber', ['ні'], ['так']],
  ]);
});

test('the days of a month stand under their weekdays, whatever the server calls them', () => {
  const december = weeks(calendarYear(2026), 11);
  // 1 December 2026 is a Tuesday.
  expect(december[0]?.map((day) => day?.date ?? null)).toEqual([
    null,
    '2026-12-01',
    '2026-12-02',
    '2026-12-03',
    '2026-12-04',
    '2026-12-05',
    '2026-12-06',
  ]);
  expect(december.flat().at(-1)?.date).toBe('2026-12-31');
  expect(weekdayOf('2026-12-06')).toBe(7);
  expect(weeks(calendarYear(2024), 1).flat().at(-1)?.date).toBe('2024-02-29');
});

test('a special day is told in words, hours and minutes are told apart', () => {
  const hours = { from: '08:00', to: '16:00', pause: null };
  const day = { date: '2027-05-03', kind: 'working' as const, hours, name: null, other: null };
  expect(noteOf(day)).toBeNull();
  expect(noteOf({ ...day, kind: 'short' })).toBe('скорочений, до 16:00');
  expect(noteOf({ ...day, kind: 'in_place_of', hours: null, name: 'День праці', other: '2027-05-01' })).toBe(
    'вихідний за 01.05.2027: День праці',
  );
  expect(noteOf({ ...day, kind: 'moved_free', hours: null, other: '2027-05-08' })).toBe('вихідний, відпрацьовується 08.05.2027');
  expect(noteOf({ ...day, kind: 'moved_worked', other: '2027-05-03' })).toBe('робочий замість 03.05.2027, до 16:00');
  expect(noteOf({ ...day, kind: 'holiday_worked', name: 'Трійця' })).toBe('Трійця, робочий день за воєнного стану');
  expect(noteOf({ ...day, kind: 'weekend', hours: null })).toBeNull();
  expect([worked(9600), worked(10_275)]).toEqual(['160\u00a0год', '171\u00a0год 15\u00a0хв']);
});

test('categories are a tree of two levels and move among their like', () => {
  const { categories } = adminDirectory();
  expect(tree(categories).map(({ category, children }) => [category.id, children.map(({ id }) => id)])).toEqual([
    ['roads', ['holes', 'signs']],
    ['light', []],
  ]);
  expect(movedBy(categories, 'signs', -1)).toEqual(['roads', 'signs', 'holes', 'light']);
  expect(movedBy(categories, 'holes', -1)).toBeNull();
  expect(completed(categories, ['light', 'gone', 'roads'])).toEqual(['light', 'roads', 'holes', 'signs']);
});

test('a preview fills what a card has and marks other braces', () => {
  const kinds = preview('№ {номер} { строк } {щось} {', ['{номер}', '{строк}']).map(({ kind, text }) => [kind, text]);
  expect(kinds).toEqual([
    ['words', '№ '],
    ['filled', 'Д-401/2026'],
    ['words', ' '],
    ['filled', '09.12.2026'],
    ['words', ' '],
    ['unknown', '{щось}'],
    ['words', ' '],
    ['unknown', '{'],
  ]);
});

test('pasted words are parted, tidied and new', () => {
  expect(linesIn(' Геть  З,бевз*\nбевз*;дурень ', ['дурень'])).toEqual(['геть з', 'бевз*']);
});
