// What the administration reckons by itself: merging, differences, the days of a year, orders.
import type { Kind } from '@/api/admin-types';
import { isWorked, month } from '@/features/admin/calendar/days';
import { completed, movedBy, tree } from '@/features/admin/categories/order';
import { asRevision, differences } from '@/features/admin/parts/describe';
import { merge } from '@/features/admin/parts/merge';
import { namesIn } from '@/features/admin/parts/names';
import { wordDiff } from '@/features/admin/parts/word-diff';
import { preview } from '@/features/admin/templates/template-form';
import { linesIn } from '@/features/admin/wordlists/lists';
import { adminDirectory, calendar } from './admin-samples';

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
  const after = { ...calendar.value, short_days: [], martial_law: true };
  expect(changedRows('calendar', calendar.value, after)).toEqual([
    ['Воєнний стан', ['ні'], ['так']],
    ['Скорочені дні', ['24.12.2026, до 16:00'], []],
  ]);
});

test('December by the calendar: holidays, short and moved days, weekends', () => {
  const days = month(2026, 11, calendar.value).filter((day) => day !== null);
  const kind = (number: number) => days[number - 1]?.kind;
  expect(days).toHaveLength(31);
  expect([kind(1), kind(5), kind(24), kind(25), kind(26), kind(28)]).toEqual([
    'work',
    'free',
    'short',
    'holiday',
    'moved-work',
    'moved-free',
  ]);
  expect(days.filter(isWorked)).toHaveLength(22);
  // 1 December 2026 is a Tuesday.
  expect(month(2026, 11, calendar.value)[0]).toBeNull();
});

test('under martial law holidays are worked and no day is short or moved', () => {
  const days = month(2026, 11, { ...calendar.value, martial_law: true }).filter((day) => day !== null);
  const kind = (number: number) => days[number - 1]?.kind;
  expect([kind(24), kind(25), kind(26), kind(28)]).toEqual(['work', 'holiday-worked', 'free', 'work']);
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
