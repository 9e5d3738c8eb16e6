// What every action of a card shares: its draft, the version of the card, the next news.
import type { FormRulesRecord } from '@mantine/form';

import { useCardCache } from '@/api/hooks';
import type { ActionName, Card } from '@/api/types';
import {
  useVersionedForm,
  useVersionedSend,
  type Values,
  type VersionedForm,
  type VersionedSend,
} from '@/lib/use-versioned-form';
import type { Undo } from '@/lib/ui/saved';
import { useNews } from '../news';
import { send } from './send';

export { field, filled, optional, term } from '@/lib/use-versioned-form';

interface ActionFormOptions<V extends Values> {
  card: Card;
  action: ActionName;
  /** Which of several, where the action is about a request or a question: its draft is its own. */
  of?: string;
  initial: V;
  validate?: FormRulesRecord<V>;
  /** Sends the values; `version` is that of the card the person sees. */
  send: (values: V, at: { id: string; version: number }) => Promise<Card>;
  /** What happens next, in a sentence. */
  done: (card: Card) => string;
  /** Called once it is saved, e.g. to close what the form stands in. */
  onDone?: (() => void) | undefined;
}

/** The key under which the unsent text of an action is kept. */
export function draftKey(cardId: string, action: string, of?: string): string {
  return of === undefined ? `${cardId}.${action}` : `${cardId}.${action}.${of}`;
}

export function useActionForm<V extends Values>(options: ActionFormOptions<V>): VersionedForm<V> {
  const { card, action, of, initial, validate, done, onDone } = options;
  const kept = useKept(card);
  return useVersionedForm<V, Card>({
    key: draftKey(card.id, action, of),
    initial,
    ...(validate === undefined ? {} : { validate }),
    send: (values) => options.send(values, { id: card.id, version: card.version }),
    store: (answer) => {
      kept.store(answer);
      onDone?.();
    },
    reload: kept.reload,
    done,
    undo: kept.undo,
  });
}

/** A step that is one button, without fields; `send` and `done` as in a form. */
export function useActionButton<V>(
  card: Card,
  options: { send: (values: V, at: { id: string; version: number }) => Promise<Card>; done: (card: Card) => string },
): VersionedSend<V> {
  const kept = useKept(card);
  return useVersionedSend<V, Card>({
    send: (values) => options.send(values, { id: card.id, version: card.version }),
    store: kept.store,
    reload: kept.reload,
    done: options.done,
    undo: kept.undo,
  });
}

/** Where the answer to a step goes, and how the card is read anew. */
function useKept(card: Card) {
  const cache = useCardCache(card.id);
  const news = useNews();
  const store = (answer: Card) => {
    news.markSeen(answer);
    cache.store(answer);
    // The new state stands at the top of the page.
    if (answer.state !== card.state) window.scrollTo({ top: 0 });
  };
  return {
    store,
    reload: () => cache.reload(),
    /** The way back that the server offers; when it is refused, the card is further than it looked. */
    undo: ({ id, version, undo }: Card): Undo | null =>
      undo == null
        ? null
        : {
            milliseconds: undo.milliseconds,
            run: async () => {
              try {
                store(await send.undo({ id, version }, { sequence: undo.sequence }));
              } catch (error) {
                await cache.reload();
                throw error;
              }
            },
          },
  };
}
