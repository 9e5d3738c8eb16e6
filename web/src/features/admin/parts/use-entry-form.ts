// The form of an entry: sent under its version; when somebody else was faster, the fields the
// person did not touch follow the server and the typed ones stay.
import { useForm, type FormRulesRecord, type UseFormReturnType } from '@mantine/form';
import { useEffect, useEffectEvent, useState } from 'react';

import { asApiError, type ApiError } from '@/api/problem';
import { dropDraft, readDraft, writeDraft } from '@/lib/drafts';
import { useMarkUnsaved } from '@/lib/unsaved';
import { useVersionedSend, type Values } from '@/lib/use-versioned-form';
import { merge, same } from './merge';

/** An entry as the server has it. */
export interface Shown<V> {
  version: number;
  /** As the form holds it. */
  values: V;
  /** As the API has it, to tell what others changed. */
  raw: unknown;
}

interface EntryFormOptions<V extends Values, A> {
  /** Under which the unsent text is kept. */
  key: string;
  /** The entry as it is now; version 0 for one that is yet to be. */
  shown: Shown<V>;
  validate?: FormRulesRecord<V>;
  /** The field a refusal of these values is about, where its code tells. */
  fieldOf?: (problem: ApiError, sent: V) => string | null;
  send: (values: V) => Promise<A>;
  /** The entry as the server answered with it. */
  read: (answer: A) => Shown<V>;
  store: (answer: A) => void;
  reload: () => Promise<unknown>;
  /** What was done, in a sentence. */
  done: (answer: A) => string;
}

export interface EntryForm<V extends Values> {
  form: UseFormReturnType<V>;
  dirty: boolean;
  sending: boolean;
  /** A refusal that no field stands for. */
  problem: unknown;
  conflict: boolean;
  /** What somebody else changed while the form was open. */
  news: { before: unknown; after: unknown } | null;
  submit: () => void;
  /** Sends without asking anything more. */
  start: () => void;
  /** Back to what the server has. */
  discard: () => void;
}

interface Draft<V> {
  base: V;
  values: V;
}

function begun<V extends object>(key: string, now: V): V {
  const draft = readDraft<Draft<V>>(key);
  if (draft?.base === undefined || draft.values === undefined) return now;
  return merge(draft.base, draft.values, now);
}

/** The sentence and the detail, as they stand under a field. */
function sentence({ title, detail }: ApiError): string {
  return detail === null ? title : `${title} ${detail}`;
}

export function useEntryForm<V extends Values, A>(options: EntryFormOptions<V, A>): EntryForm<V> {
  const { key, shown, validate, fieldOf, send, read, store, reload, done } = options;
  const [base, setBase] = useState(shown);
  const [news, setNews] = useState<EntryForm<V>['news']>(null);
  const [merged, setMerged] = useState<V | null>(null);
  const [opened] = useState(() => begun(key, shown.values));
  const form = useForm<V>({
    initialValues: opened,
    ...(validate === undefined ? {} : { validate }),
    validateInputOnBlur: false,
  });
  const { values, setValues, getValues, setFieldError, getInputNode } = form;
  const dirty = !same(values, base.values);
  useMarkUnsaved(key, dirty);

  useEffect(() => {
    if (dirty) writeDraft(key, { base: base.values, values });
    else dropDraft(key);
  }, [key, dirty, base, values]);

  // The server has a later version: a reading anew, after a conflict or by itself.
  if (shown.version > base.version) {
    if (dirty) setNews({ before: base.raw, after: shown.raw });
    setMerged(merge(base.values, values, shown.values));
    setBase(shown);
  }
  useEffect(() => {
    if (merged !== null) setValues(merged);
  }, [merged, setValues]);

  const sender = useVersionedSend<V, A>({
    send,
    store: (answer) => {
      const saved = read(answer);
      setBase(saved);
      setValues(saved.values);
      setNews(null);
      dropDraft(key);
      store(answer);
    },
    reload,
    done,
  });
  const { problem, sent } = sender;
  const field = problem == null || sent === undefined ? null : (fieldOf?.(asApiError(problem), sent) ?? null);

  // Told once: what is typed afterwards takes the refusal away.
  const tell = useEffectEvent((path: string, refusal: unknown) => {
    setFieldError(path, sentence(asApiError(refusal)));
    getInputNode(path)?.focus();
  });
  useEffect(() => {
    if (field !== null) tell(field, problem);
  }, [field, problem]);

  return {
    form,
    dirty,
    sending: sender.sending,
    problem: field === null ? problem : null,
    conflict: sender.conflict,
    news,
    start: () => sender.start(getValues()),
    submit: form.onSubmit(
      (filled) => sender.start(filled),
      (errors) => {
        const [first] = Object.keys(errors);
        if (first !== undefined) getInputNode(first)?.focus();
      },
    ),
    discard: () => {
      setValues(base.values);
      form.clearErrors();
      setNews(null);
    },
  };
}
