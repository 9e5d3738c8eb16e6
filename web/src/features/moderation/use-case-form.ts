// What every decision form shares: its draft, the version of the case, the reason.
import type { FormRulesRecord } from '@mantine/form';

import { useCaseCache } from '@/api/hooks';
import type { Case, CaseActionName } from '@/api/types';
import { filled, useVersionedForm, type Values, type VersionedForm } from '@/lib/use-versioned-form';

interface CaseFormOptions<V extends Values> {
  shown: Case;
  action: CaseActionName;
  initial: V;
  validate?: FormRulesRecord<V>;
  /** Sends the values; `version` is that of the case the person sees. */
  send: (values: V, at: { id: string; version: number }) => Promise<Case>;
  /** What happens next, in a sentence. */
  done: (answer: Case) => string;
}

export function useCaseForm<V extends Values>(options: CaseFormOptions<V>): VersionedForm<V> {
  const { shown, action, initial, validate, send, done } = options;
  const cache = useCaseCache(shown.id);
  return useVersionedForm<V, Case>({
    key: `case.${shown.id}.${action}`,
    initial,
    ...(validate === undefined ? {} : { validate }),
    send: (values) => send(values, { id: shown.id, version: shown.version }),
    store: (answer) => {
      cache.store(answer);
      window.scrollTo({ top: 0 });
    },
    reload: () => cache.reload(),
    done,
  });
}

/** Every decision has a reason. */
export const reasoned = { reason: filled('Поясніть рішення: причина лишиться в історії') };
