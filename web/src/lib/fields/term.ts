// A term as a form holds it: the last day, and for what is urgent the hour.
import { clockOf, dayOf, hasHour, momentInKyiv } from '../dates';

export interface TermValue {
  day: string | null;
  /** `14:30`; empty where the term ends with the day. */
  time: string;
}

export const NO_TERM: TermValue = { day: null, time: '' };

/** The term that ends at a moment. */
export function termAt(due: string): TermValue {
  return { day: dayOf(new Date(due)), time: hasHour(due) ? clockOf(due) : '' };
}

/** What a form begins with: the term that the server proposes. */
export function proposedTerm(proposed: { proposed_due_on: string | null; proposed_due_at: string | null }): TermValue {
  if (proposed.proposed_due_at !== null) return termAt(proposed.proposed_due_at);
  return { day: proposed.proposed_due_on, time: '' };
}

/** A rule for a term that must be there. */
export function termNeeded({ day }: TermValue): string | null {
  return day === null || day === '' ? 'Вкажіть строк виконання' : null;
}

/** The term as the API takes it: a day, a moment, or nothing. */
export function termBody({ day, time }: TermValue): { due_on: string | null; due_at: string | null } {
  if (day === null || day === '') return { due_on: null, due_at: null };
  return time === '' ? { due_on: day, due_at: null } : { due_on: null, due_at: momentInKyiv(day, time) };
}
