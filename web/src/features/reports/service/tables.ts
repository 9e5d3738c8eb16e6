// The tables of the report on the service.
import type { Progress, Report, Statistics } from '@/api/types';
import { formatMonth } from '@/lib/dates';
import type { Column, FigureTableOf } from '../table/columns';
import { plain } from '../table/columns';

const ARRIVED = 'Надійшло';
const KINDS = 'З них';
const RESULTS = 'Результат розгляду';

const STATISTICS: Column<Statistics>[] = [
  { label: 'усього', group: ARRIVED, value: (row) => row.total },
  { label: 'колективних', group: ARRIVED, value: (row) => row.collective },
  { label: 'повторних', group: ARRIVED, value: (row) => row.repeat },
  { label: 'пільгових категорій', group: ARRIVED, value: (row) => row.privileged },
  { label: 'пропозицій', group: KINDS, value: (row) => row.proposals },
  { label: 'заяв', group: KINDS, value: (row) => row.statements },
  { label: 'скарг', group: KINDS, value: (row) => row.complaints },
  { label: 'вирішено позитивно', group: RESULTS, value: (row) => row.resolved },
  { label: 'відмовлено', group: RESULTS, value: (row) => row.refused },
  { label: 'дано розʼяснення', group: RESULTS, value: (row) => row.explained },
  { label: 'повернуто авторові', group: RESULTS, value: (row) => row.returned },
  { label: 'переслано', group: RESULTS, value: (row) => row.forwarded },
  { label: 'не підлягає розгляду', group: RESULTS, value: (row) => row.not_considered },
  { label: 'відкликано', group: RESULTS, value: (row) => row.withdrawn },
  { label: 'у розгляді', group: RESULTS, value: (row) => row.pending },
  { label: 'Кількість громадян', value: (row) => row.people },
];

/** The columns of the periodic statistics by form of arrival. */
export function arrivalTable(report: Report): FigureTableOf<Statistics> {
  const lines = report.by_arrival.map(({ arrival, statistics }) => ({
    key: arrival.code,
    name: arrival.name,
    data: statistics,
  }));
  return {
    label: 'Звернення за формою надходження',
    head: 'Форма надходження',
    columns: STATISTICS,
    blocks: plain(lines),
    total: { key: 'total', name: 'Усього', data: report.statistics },
  };
}

interface Shared extends Progress {
  share: number;
}

const WORK: Column<Progress>[] = [
  { label: 'Відкриті', value: (row) => row.open },
  { label: 'з них прострочені', value: (row) => row.overdue, look: 'bad' },
  { label: 'Закриті', value: (row) => row.closed },
  { label: 'Строк порушено', value: (row) => row.breached, look: 'bad' },
  { label: 'Днів до закриття (медіана)', format: 'decimal', value: (row) => row.median_days },
  { label: 'Повернень на доопрацювання', value: (row) => row.reworks },
  { label: 'Середня оцінка', format: 'decimal', value: (row) => row.quality },
];

const COUNT: Column<Progress> = { label: 'Звернень', value: (row) => row.count };

/** The work by category. */
export function categoryTable(report: Report): FigureTableOf<Shared> {
  return {
    label: 'Звернення за категоріями',
    head: 'Категорія',
    columns: [COUNT, { label: 'Частка', format: 'percent', look: 'share', value: (row) => row.share }, ...WORK],
    blocks: plain(
      report.by_category.map(({ category, parent, share, progress }) => ({
        key: category.id,
        name: category.name,
        note: parent,
        data: { ...progress, share },
      })),
    ),
    total: { key: 'total', name: 'Усього', data: { ...report.progress, share: 100 } },
  };
}

/** The work by decision-maker; no sum, for a card may be addressed to several. */
export function decisionMakerTable(report: Report): FigureTableOf<Progress> {
  return {
    label: 'Звернення за керівниками',
    head: 'Керівник',
    columns: [COUNT, ...WORK],
    blocks: plain(
      report.by_decision_maker.map(({ person, progress }) => ({
        key: person?.id ?? '',
        name: person?.name ?? 'Ще не адресовано',
        note: person?.position ?? null,
        data: progress,
      })),
    ),
    total: null,
  };
}

/** The work by month of registration. */
export function monthTable(report: Report): FigureTableOf<Progress> {
  return {
    label: 'Звернення за місяцями реєстрації',
    head: 'Місяць',
    columns: [COUNT, ...WORK],
    blocks: plain(report.by_month.map(({ month, progress }) => ({ key: month, name: formatMonth(month), data: progress }))),
    total: { key: 'total', name: 'Усього', data: report.progress },
  };
}
