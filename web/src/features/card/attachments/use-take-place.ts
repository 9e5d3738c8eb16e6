// Takes the place where a picture was taken as the place of the appeal.
import type { Card } from '@/api/types';
import { isSamePlace } from '@/lib/map';
import type { VersionedSend } from '@/lib/use-versioned-form';
import { send } from '../actions/send';
import { useActionButton } from '../actions/use-action-form';

type Place = NonNullable<Card['location']>;

export interface TakePlace extends VersionedSend<Place> {
  /** Whether the server lets this person set the place. */
  allowed: boolean;
}

export function useTakePlace(card: Card): TakePlace {
  const state = useActionButton<Place>(card, {
    send: ({ latitude, longitude }, at) => send.setLocation(at, { latitude, longitude }),
    done: () => 'Місце вказано на картці.',
  });
  // When the other person has set this very place, nothing is left to do.
  const settled = card.location != null && state.sent !== undefined && isSamePlace(card.location, state.sent);
  return {
    ...state,
    conflict: state.conflict && !settled,
    allowed: card.allowed_actions.some(({ action }) => action === 'set_location'),
  };
}
