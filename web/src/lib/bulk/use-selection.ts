// Which cards of a list are chosen.
import { useState } from 'react';

import { useMe } from '@/api/hooks';
import type { CardSummary } from '@/api/types';

export interface Selection {
  chosen: readonly CardSummary[];
  has: (card: CardSummary) => boolean;
  toggle: (card: CardSummary) => void;
  /** Chooses all of these, or none when they all are chosen. */
  toggleAll: (cards: readonly CardSummary[]) => void;
  clear: () => void;
}

/** A selection among the cards; null for those who can do nothing with many cards at once. */
export function useSelection(items: readonly CardSummary[]): Selection | null {
  const { data: me } = useMe();
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  if (me?.roles.some((role) => role === 'responsible' || role === 'decision_maker') !== true) return null;
  return {
    // What left the list is no longer chosen.
    chosen: items.filter(({ id }) => ids.has(id)),
    has: ({ id }) => ids.has(id),
    toggle: ({ id }) => setIds((known) => new Set(known.has(id) ? [...known].filter((other) => other !== id) : [...known, id])),
    toggleAll: (cards) =>
      setIds((known) => (cards.every(({ id }) => known.has(id)) ? new Set() : new Set(cards.map(({ id }) => id)))),
    clear: () => setIds(new Set()),
  };
}
