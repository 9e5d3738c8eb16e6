// The word lists as a form: what is added and taken out, and whether the city has lists of its own.
import type { ModerationEntry, ModerationValue } from '@/api/admin-types';
import type { ApiError } from '@/api/problem';
import type { Shown } from '../parts/use-entry-form';
import { WORD_LISTS, type WordList } from '../parts/words';

export type ListsForm = Record<WordList, string[]>;

export const toForm = ({ stems, exceptions, targets, calls, slogans }: ModerationValue): ListsForm => ({
  stems,
  exceptions,
  targets,
  calls,
  slogans,
});

export const shownLists = ({ version, value }: ModerationEntry): Shown<ListsForm> => ({
  version,
  values: toForm(value),
  raw: value,
});

/** The lines of a typed or pasted text: one a line, or parted by commas; each once. */
export function linesIn(typed: string, known: readonly string[]): string[] {
  const lines = typed.split(/[\n,;]/u).map((line) => line.trim().toLocaleLowerCase('uk').replace(/\s+/gu, ' '));
  return [...new Set(lines)].filter((line) => line !== '' && !known.includes(line));
}

/** The list whose name or line a refusal tells. */
export function listOf({ detail }: ApiError, sent: ListsForm): WordList | null {
  const named = WORD_LISTS.find(({ label }) => detail?.startsWith(`${label}:`) === true);
  if (named !== undefined) return named.key;
  const quoted = /«([^»]*)»/u.exec(detail ?? '')?.[1];
  const found = WORD_LISTS.find(({ key }) => quoted !== undefined && sent[key].includes(quoted));
  return found?.key ?? null;
}
