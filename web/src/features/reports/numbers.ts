// Numbers as the reports show them.

const decimal = new Intl.NumberFormat('uk-UA', { maximumFractionDigits: 1, useGrouping: false });

export type Format = 'count' | 'percent' | 'decimal';

/** «12», «33,3 %», «4,5»; a dash where there is nothing to count. */
export function formatFigure(value: number | null, format: Format = 'count'): string {
  if (value === null) return '–';
  return format === 'percent' ? `${decimal.format(value)}\u00a0%` : decimal.format(value);
}
