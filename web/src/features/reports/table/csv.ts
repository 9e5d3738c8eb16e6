// A table of figures as a file that Excel opens in Ukrainian: semicolons, decimal commas, UTF-8 with its mark.
import { unparse } from 'papaparse';

import { formatFigure } from '../numbers';
import { everyLine, type Column, type FigureTableOf } from './columns';

const BYTE_ORDER_MARK = '\ufeff';

function heading<Data>({ group, label, format }: Column<Data>): string {
  const name = group === undefined ? label : `${group}: ${label}`;
  return format === 'percent' && !name.includes('%') ? `${name}, %` : name;
}

/** The text of the file. */
export function csvText<Data>(table: FigureTableOf<Data>): string {
  const fields = [table.head, ...table.columns.map(heading)];
  const data = everyLine(table).map((line) => [
    line.name,
    ...table.columns.map(({ value }) => {
      const figure = value(line.data);
      return figure === null ? '' : formatFigure(figure);
    }),
  ]);
  // Names come from people: none of them may begin a formula.
  return BYTE_ORDER_MARK + unparse({ fields, data }, { delimiter: ';', escapeFormulae: true });
}

/** Hands the table to the person as a file. */
export function downloadCsv<Data>(table: FigureTableOf<Data>, name: string): void {
  const url = URL.createObjectURL(new Blob([csvText(table)], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name}.csv`;
  link.click();
  URL.revokeObjectURL(url);
}
