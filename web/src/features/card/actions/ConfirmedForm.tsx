// A form in two steps: what is to be done, and a look at what it means before it is done.
import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';

import { ActionFrame } from '@/lib/ui/ActionFrame';
import type { Values, VersionedForm } from '@/lib/use-versioned-form';

interface ConfirmedFormProps<V extends Values> {
  state: VersionedForm<V>;
  submitLabel: string;
  /** What follows, for a last look. */
  summary: ReactNode;
  children: ReactNode;
}

export function ConfirmedForm<V extends Values>({ state, submitLabel, summary, children }: ConfirmedFormProps<V>) {
  const [asking, setAsking] = useState(false);
  if (!asking) {
    const next = () => state.form.onSubmit(() => setAsking(true))();
    return (
      <ActionFrame state={{ ...state, problem: null, conflict: false, submit: next }} submitLabel="Далі: перевірити">
        {children}
      </ActionFrame>
    );
  }
  return (
    <ActionFrame state={state} submitLabel={submitLabel}>
      <div data-testid="confirm">{summary}</div>
      <Button
        variant="default"
        leftSection={<IconArrowLeft size={18} aria-hidden />}
        disabled={state.sending}
        onClick={() => setAsking(false)}
      >
        Назад
      </Button>
    </ActionFrame>
  );
}
