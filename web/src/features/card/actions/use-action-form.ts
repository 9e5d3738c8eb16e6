// What every action form shares: kept drafts, sending under the card's version, conflicts, the next news.
import { useForm, type FormRulesRecord, type UseFormReturnType } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';

import { useCardCache } from '@/api/hooks';
import { asApiError, isVersionConflict } from '@/api/problem';
import type { ActionName, Card } from '@/api/types';
import { dropDraft, readDraft, writeDraft } from '@/lib/drafts';
import { useMarkUnsaved } from '@/lib/unsaved';
import { useNews } from '../news';

type Values = Record<string, unknown>;

interface ActionFormOptions<V extends Values> {
  card: Card;
  action: ActionName;
  initial: V;
  validate?: FormRulesRecord<V>;
  /** Sends the values; `version` is that of the card the person sees. */
  send: (values: V, at: { id: string; version: number }) => Promise<Card>;
  /** What happens next, in a sentence. */
  done: (card: Card) => string;
}

export interface ActionForm<V extends Values> {
  form: UseFormReturnType<V>;
  sending: boolean;
  /** A refusal to show beside the form; a conflict is told apart. */
  problem: unknown;
  /** Somebody changed the card meanwhile: what was typed is still here. */
  conflict: boolean;
  submit: () => void;
}

/** The key under which the unsent text of an action is kept. */
export function draftKey(cardId: string, action: string): string {
  return `${cardId}.${action}`;
}

export function useActionForm<V extends Values>(options: ActionFormOptions<V>): ActionForm<V> {
  const { card, action, initial, validate, send, done } = options;
  const key = draftKey(card.id, action);
  const cache = useCardCache(card.id);
  const news = useNews();

  const form = useForm<V>({
    initialValues: initial,
    ...(validate === undefined ? {} : { validate }),
    validateInputOnBlur: false,
    onValuesChange: (values) => writeDraft(key, values),
  });

  const { setValues } = form;
  useEffect(() => {
    const draft = readDraft<V>(key);
    if (draft !== null) setValues(draft);
    // Only when the form appears: later the draft follows the form.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);

  const mutation = useMutation({
    mutationFn: (values: V) => send(values, { id: card.id, version: card.version }),
    onSuccess: (answer) => {
      form.reset();
      dropDraft(key);
      news.markSeen(answer);
      cache.store(answer);
      notifications.show({ color: 'teal', title: 'Збережено', message: done(answer) });
      // The new state stands at the top of the page.
      if (answer.state !== card.state) window.scrollTo({ top: 0 });
    },
    onError: async (error) => {
      // Also when the step itself is no longer possible: the card is further than it looked.
      if (asApiError(error).status === 409) await cache.reload();
    },
  });

  useMarkUnsaved(key, form.isDirty());

  const conflict = isVersionConflict(mutation.error);
  return {
    form,
    sending: mutation.isPending,
    problem: conflict ? null : mutation.error,
    conflict,
    submit: form.onSubmit((values) => mutation.mutate(values)),
  };
}

/** A rule for a text that must not be empty. */
export function filled(message: string): (value: string) => string | null {
  return (value) => (value.trim() === '' ? message : null);
}

/** An optional text: nothing rather than an empty one. */
export function optional(value: string): string | null {
  const text = value.trim();
  return text === '' ? null : text;
}
