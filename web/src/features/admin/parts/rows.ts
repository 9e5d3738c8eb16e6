// Named lines, in which a value is told.
import { formatDate } from '@/lib/dates';

/** A named part of a value: one text, or several lines. */
export interface Row {
  label: string;
  /** Lines of a list come and go one by one; a text changes as a whole. */
  list: boolean;
  lines: string[];
}

export const text = (label: string, value: string | null | undefined): Row => ({
  label,
  list: false,
  lines: value == null || value === '' ? [] : [value],
});
export const list = (label: string, lines: readonly string[]): Row => ({ label, list: true, lines: [...lines] });
export const yes = (label: string, value: boolean): Row => text(label, value ? 'так' : 'ні');
export const day = (date: string) => formatDate(`${date}T12:00:00Z`);
