// What every step shares: sending under the version seen, conflicts, and in forms kept drafts.
import { useForm, type FormRulesRecord, type UseFormReturnType } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';

import { asApiError, isVersionConflict } from '@/api/problem';
import { dropDraft, readDraft, writeDraft } from './drafts';
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
export function useVersionedSend<V, A>({ send, store, reload, done }: VersionedSendOptions<V, A>): VersionedSend<V> {
  const mutation = useMutation({
    mutationFn: send,
    onSuccess: (answer) => {
      store(answer);
      notifications.show({ color: 'teal', title: 'Збережено', message: done(answer) });
    },
    onError: async (error) => {
      // Also when the step itself is no longer possible: things are further than they looked.
      if (asApiError(error).status === 409) await reload();
    },
  });
  const conflict = isVersionConflict(mutation.error);
  return {
    sending: mutation.isPending,
    problem: conflict ? null : mutation.error,
    conflict,
    start: mutation.mutate,
    sent: mutation.variables,
  };
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

  const { sending, problem, conflict, start } = useVersionedSend<V, A>({
    send,
    store: (answer) => {
      form.reset();
      dropDraft(key);
      store(answer);
    },
    reload,
    done,
  });

  useMarkUnsaved(key, form.isDirty());

  return { form, sending, problem, conflict, submit: form.onSubmit((values) => start(values)) };
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
