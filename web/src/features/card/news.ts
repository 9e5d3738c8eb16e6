// What changed on the card since the person last looked, other than by their own hand.
import { createContext, use } from 'react';

import type { Card } from '@/api/types';

/** The number of the newest entry in the history. */
export function lastSequence(card: Card): number {
  return card.history.reduce((last, entry) => Math.max(last, entry.sequence), 0);
}

interface News {
  /** The person knows the card as it is here (they have just changed it themselves). */
  markSeen: (card: Card) => void;
}

export const NewsContext = createContext<News>({ markSeen: () => undefined });

export function useNews(): News {
  return use(NewsContext);
}
