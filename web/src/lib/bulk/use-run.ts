// The course of one command through many cards, one after another; it can be stopped and taken up again.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';

import type { CardSummary } from '@/api/types';
import { runOne, type Item, type Outcome, type Send } from './run';

export interface Run {
  items: readonly Item[];
  running: boolean;
  start: (cards: readonly CardSummary[], action: string, send: Send) => Promise<void>;
  /** Once more for those that were not done. */
  retry: () => Promise<void>;
  stop: () => void;
  clear: () => void;
}

export function useRun(): Run {
  const client = useQueryClient();
  const [items, setItems] = useState<readonly Item[]>([]);
  const [running, setRunning] = useState(false);
  const course = useRef<AbortController | null>(null);
  const last = useRef<{ action: string; send: Send } | null>(null);
  // Whoever leaves the page stops what has not been sent.
  useEffect(() => () => course.current?.abort(), []);

  const mark = (id: string, outcome: Outcome) =>
    setItems((known) => known.map((item) => (item.card.id === id ? { ...item, outcome } : item)));

  const run = async (ids: readonly string[]) => {
    const command = last.current;
    if (command === null) return;
    const { signal } = (course.current = new AbortController());
    setRunning(true);
    for (const id of ids) {
      if (signal.aborted) break;
      mark(id, { status: 'running' });
      mark(id, await runOne(id, command.action, command.send));
      await client.invalidateQueries({ queryKey: ['get', '/api/appeals/{id}', { params: { path: { id } } }] });
    }
    setRunning(false);
    void client.invalidateQueries({ queryKey: ['get', '/api/worklist'] });
    void client.invalidateQueries({ queryKey: ['get', '/api/appeals'] });
  };

  return {
    items,
    running,
    start: async (cards, action, send) => {
      last.current = { action, send };
      setItems(cards.map((card) => ({ card, outcome: { status: 'waiting' } })));
      await run(cards.map(({ id }) => id));
    },
    retry: () => run(items.filter(({ outcome }) => outcome.status !== 'done').map(({ card }) => card.id)),
    stop: () => course.current?.abort(),
    clear: () => setItems([]),
  };
}
