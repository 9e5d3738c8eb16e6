// The co-executor's part that is the signed-in person's to do, for themselves or for an absent colleague.
import type { Card, Part } from '@/api/types';

/** The part at this stage, if there is one. */
export function ownPart(card: Card, me: string | undefined, state: 'assigned' | 'in_work'): Part | undefined {
  return card.parts.find(
    (part) => part.state === state && me !== undefined && (part.executor.id === me || part.executor.substitute?.id === me),
  );
}
