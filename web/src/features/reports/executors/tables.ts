// The tables of the executors' figures.
import type { Executors, Figures } from '@/api/types';
import { periodQuery } from '../period/use-period';
import type { Period } from '../period/periods';
import type { Column, FigureTableOf } from '../table/columns';

const LED = 'Картки, де головний виконавець';
const PARTS = 'Частини співвиконавця';
const QUALITY = 'Якість';

const OWN: Column<Figures>[] = [
  { label: 'призначено', group: LED, value: (row) => row.led.assigned },
  { label: 'виконано вчасно', group: LED, value: (row) => row.led.on_time },
  { label: 'із запізненням', group: LED, value: (row) => row.led.late, look: 'bad' },
  { label: 'у роботі', group: LED, value: (row) => row.led.open },
  { label: 'з них прострочено', group: LED, value: (row) => row.led.overdue, look: 'bad' },
  { label: 'без виконання', group: LED, value: (row) => row.led.ended },
];

const HELPED: Column<Figures>[] = [
  { label: 'усього', group: PARTS, value: (row) => row.parts.assigned },
  { label: 'вчасно', group: PARTS, value: (row) => row.parts.on_time },
  { label: 'із запізненням', group: PARTS, value: (row) => row.parts.late, look: 'bad' },
  { label: 'у роботі', group: PARTS, value: (row) => row.parts.open },
  { label: 'прострочено', group: PARTS, value: (row) => row.parts.overdue, look: 'bad' },
  { label: 'без виконання', group: PARTS, value: (row) => row.parts.ended },
];

const FIRST: Column<Figures>[] = [
  { label: 'Вчасно, %', format: 'percent', look: 'share', value: (row) => row.timeliness },
  { label: 'середня оцінка', group: QUALITY, format: 'decimal', value: (row) => row.quality },
  { label: 'оцінок', group: QUALITY, value: (row) => row.ratings },
  { label: 'повернень', group: QUALITY, value: (row) => row.reworks },
  { label: 'Порушень строку', value: (row) => row.breaches, look: 'bad' },
  { label: 'Заходів', value: (row) => row.measures, look: 'bad' },
];

const LAST: Column<Figures>[] = [{ label: 'Запитів без рішення', value: (row) => row.open_requests }];

/** The columns, without those of co-executors where nobody helped. */
export function figureColumns(total: Figures): Column<Figures>[] {
  return [...FIRST, ...OWN, ...(total.parts.assigned > 0 ? HELPED : []), ...LAST];
}

const byName = new Intl.Collator('uk');

/** Executors by organisation, each organisation with the sum of its own. */
export function executorTable(executors: Executors, period: Period): FigureTableOf<Figures> {
  const organisations = executors.organisations
    .map(({ organisation, total, executors: members }) => ({
      key: organisation?.id ?? '',
      sum: { key: organisation?.id ?? '', name: organisation?.name ?? 'Без організації', data: total },
      lines: members
        .map(({ person, figures }) => ({
          key: person.id,
          name: person.name,
          note: person.position,
          to: `/figures/${encodeURIComponent(person.id)}?${periodQuery(period)}`,
          data: figures,
        }))
        .toSorted((a, b) => byName.compare(a.name, b.name)),
    }))
    .toSorted((a, b) => Number(a.key === '') - Number(b.key === '') || byName.compare(a.sum.name, b.sum.name));
  return {
    label: 'Показники виконавців',
    head: 'Виконавець',
    columns: figureColumns(executors.total),
    blocks: organisations,
    total: { key: 'total', name: 'Усі виконавці', data: executors.total },
  };
}
