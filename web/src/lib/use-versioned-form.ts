// What every form of a step shares: kept drafts, sending under the version seen, conflicts.
import { useForm, type FormRulesRecord, type UseFormReturnType } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';

import { asApiError, isVersionConflict } from '@/api/problem';
import { dropDraft, readDraft, writeDraft } from './drafts';
import { useMarkUnsaved } from './unsaved';

export type Values = Record<string, unknown>;

interface VersionedFormOptions<V extends Values, A> {
  /** Under which the unsent text is kept. */
  key: string;
  initial: V;
  validate?: FormRulesRecord<V>;
  /** Sends the values under the version the person sees. */
  send: (values: V) => Promise<A>;
  /** Puts the answer in place of what is shown. */
  store: (answer: A) => void;
  /** Reads anew what is shown, after somebody else was faster. */
  reload: () => Promise<unknown>;
  /** What happens next, in a sentence. */
  done: (answer: A) => string;
}

export interface VersionedForm<V extends Values> {
  form: UseFormReturnType<V>;
  sending: boolean;
  /** A refusal to show beside the form; a conflict is told apart. */
  problem: unknown;
  /** Somebody was faster: what was typed is still here. */
  conflict: boolean;
  submit: () => void;
}

export function useVersionedForm<V extends Values, A>(options: VersionedFormOptions<V, A>): VersionedForm<V> {
  const { key, initial, validate, send, store, reload, done } = options;
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
    mutationFn: send,
    onSuccess: (answer) => {
      form.reset();
      dropDraft(key);
      store(answer);
      notifications.show({ color: 'teal', title: 'Збережено', message: done(answer) });
    },
    onError: async (error) => {
      // Also when the step itself is no longer possible: things are further than they looked.
      if (asApiError(error).status === 409) await reload();
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

/** A rule for the term of a block, days. */
export function term(value: number | string): string | null {
  const days = Number(value);
  return Number.isInteger(days) && days >= 1 && days <= 365 ? null : 'Вкажіть від 1 до 365 днів';
}
