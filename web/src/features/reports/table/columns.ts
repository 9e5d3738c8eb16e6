// A table of figures as data: the page, the printer and the CSV file show the same columns.
import type { Format } from '../numbers';

/** A line: who or what it is about, and its figures. */
export interface Line<Data> {
  key: string;
  name: string;
  /** A second line under the name. */
  note?: string | null;
  /** Where the name leads. */
  to?: string;
  data: Data;
}

/** Lines under a sum of theirs. */
export interface Block<Data> {
  key: string;
  sum: Line<Data> | null;
  lines: readonly Line<Data>[];
}

export interface Column<Data> {
  label: string;
  /** What several columns have in common; they stand beside one another. */
  group?: string;
  format?: Format;
  value: (data: Data) => number | null;
  /** `bad` is red above nought, `share` has a bar from 0 to 100. */
  look?: 'bad' | 'share';
}

export interface FigureTableOf<Data> {
  /** Names the table for those who cannot see it, and its file. */
  label: string;
  /** What the lines are. */
  head: string;
  columns: readonly Column<Data>[];
  blocks: readonly Block<Data>[];
  /** The last line, of all together. */
  total: Line<Data> | null;
}

/** Lines without sums between them. */
export function plain<Data>(lines: readonly Line<Data>[]): Block<Data>[] {
  return [{ key: 'all', sum: null, lines }];
}

/** Every line in order, sums included. */
export function everyLine<Data>({ blocks, total }: FigureTableOf<Data>): Line<Data>[] {
  const lines = blocks.flatMap(({ sum, lines: own }) => (sum === null ? own : [sum, ...own]));
  return total === null ? lines : [...lines, total];
}
