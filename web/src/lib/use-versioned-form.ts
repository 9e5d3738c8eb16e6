// What every step shares: sending under the version seen, conflicts, and in forms kept drafts.
import { useForm, type FormRulesRecord, type UseFormReturnType } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';

import { asApiError, isVersionConflict } from '@/api/problem';
import type { HistoryEntry } from '@/api/types';
import { dropDraft, readDraft, writeDraft } from './drafts';
import { tellOvertaken, tellSaved, type Undo } from './ui/saved';
import { useMarkUnsaved } from './unsaved';

export type Values = Record<string, unknown>;

interface VersionedSendOptions<V, A> {
  /** Sends the values under the version the person sees. */
  send: (values: V) => Promise<A>;
  /** Puts the answer in place of what is shown. */
  store: (answer: A) => void;
  /** Reads anew what is shown, after somebody else was faster. */
  reload: () => Promise<unknown>;
  /** What happens next, in a sentence. */
  done: (answer: A) => string;
  /** How the step can be taken back, while it can. */
  undo?: (answer: A) => Undo | null;
}

interface VersionedFormOptions<V extends Values, A> extends VersionedSendOptions<V, A> {
  /** Under which the unsent text is kept. */
  key: string;
  initial: V;
  validate?: FormRulesRecord<V>;
}

interface Sending {
  sending: boolean;
  /** A refusal to show beside the form; a conflict is told apart. */
  problem: unknown;
  /** Somebody was faster: nothing is saved, what was typed is still here. */
  conflict: boolean;
  /** What others did meanwhile, as far as the refusal says. */
  changes: readonly HistoryEntry[];
}

export interface VersionedForm<V extends Values> extends Sending {
  form: UseFormReturnType<V>;
  submit: () => void;
}

export interface VersionedSend<V> extends Sending {
  start: (values: V) => void;
  /** The values sent last. */
  sent: V | undefined;
}

/** A step that is sent under the version the person sees; for a button alone. */
export function useVersionedSend<V, A>(options: VersionedSendOptions<V, A>): VersionedSend<V> {
  const { send, store, reload, done, undo } = options;
  const there = useRef(false);
  useEffect(() => {
    there.current = true;
    return () => {
      there.current = false;
    };
  }, []);
  const mutation = useMutation({
    mutationFn: send,
    onSuccess: (answer) => {
      store(answer);
      tellSaved(done(answer), undo?.(answer) ?? null);
    },
    onError: async (error) => {
      // Also when the step itself is no longer possible: things are further than they looked.
      if (asApiError(error).status !== 409) return;
      await reload();
      // What the card is now may have taken the form away, and with it the refusal beside it.
      setTimeout(() => {
        if (!there.current) tellOvertaken();
      });
    },
  });
  const conflict = isVersionConflict(mutation.error);
  return {
    sending: mutation.isPending,
    problem: conflict ? null : mutation.error,
    conflict,
    changes: conflict ? asApiError(mutation.error).changes : [],
    start: mutation.mutate,
    sent: mutation.variables,
  };
}

export function useVersionedForm<V extends Values, A>(options: VersionedFormOptions<V, A>): VersionedForm<V> {
  const { key, initial, validate, store } = options;
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

  const { sending, problem, conflict, changes, start } = useVersionedSend<V, A>({
    ...options,
    store: (answer) => {
      form.reset();
      dropDraft(key);
      store(answer);
    },
  });

  useMarkUnsaved(key, form.isDirty());

  return { form, sending, problem, conflict, changes, submit: form.onSubmit((values) => start(values)) };
}

/** A value of a form for a field that holds more than a text, or is used by several forms. */
export function field<V extends Values, K extends keyof V & string>(form: UseFormReturnType<V>, name: K) {
  const { onChange, error } = form.getInputProps(name) as { onChange: (value: V[K]) => void; error?: unknown };
  return { value: form.values[name], onChange, error: typeof error === 'string' ? error : null };
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

/** A rule for the term of a block, days. */
export function term(value: number | string): string | null {
  const days = Number(value);
  return Number.isInteger(days) && days >= 1 && days <= 365 ? null : 'Вкажіть від 1 до 365 днів';
}
