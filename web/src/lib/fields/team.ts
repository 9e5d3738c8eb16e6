// A lead executor and co-executors with their parts, as a form holds them.
import type { Card, PartOfWork } from '@/api/types';

export interface TeamValue {
  executor: string | null;
  co_executors: { executor: string | null; task: string }[];
}

export const NOBODY: TeamValue = { executor: null, co_executors: [] };

export interface TeamErrors {
  executor: string | null;
  co_executors: { executor: string | null; task: string | null }[];
}

/** What is missing, field by field. */
export function teamErrors(team: TeamValue): TeamErrors {
  const seen = new Set(team.executor === null ? [] : [team.executor]);
  const co_executors = team.co_executors.map(({ executor, task }) => {
    const twice = executor !== null && seen.has(executor);
    if (executor !== null) seen.add(executor);
    return {
      executor: executor === null ? 'Оберіть співвиконавця' : twice ? 'Цю людину вже призначено' : null,
      task: task.trim() === '' ? 'Напишіть, що саме зробить співвиконавець' : null,
    };
  });
  return { executor: team.executor === null ? 'Оберіть виконавця' : null, co_executors };
}

/** A rule for the whole team; the fields say for themselves what is wrong. */
export function teamRule(team: TeamValue): string | null {
  const errors = teamErrors(team);
  const wrong =
    errors.executor !== null || errors.co_executors.some(({ executor, task }) => executor !== null || task !== null);
  return wrong ? 'Перевірте виконавців' : null;
}

/** The team as the API takes it. */
export function teamBody({ executor, co_executors }: TeamValue): { executor: string; co_executors: PartOfWork[] } {
  return {
    executor: executor ?? '',
    co_executors: co_executors.map((part) => ({ executor: part.executor ?? '', task: part.task.trim() })),
  };
}

/** Those who have the card now. */
export function teamOf(card: Card): TeamValue {
  return {
    executor: card.executor?.id ?? null,
    co_executors: card.parts.map(({ executor, task }) => ({ executor: executor.id, task })),
  };
}
