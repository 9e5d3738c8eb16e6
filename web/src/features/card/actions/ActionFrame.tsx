// The frame of an action form: fields, refusals, conflict, the button.
import { Alert, Button, Stack } from '@mantine/core';
import { IconGitMerge } from '@tabler/icons-react';
import type { ReactNode } from 'react';

import { ProblemAlert } from '@/lib/ui/ProblemAlert';

interface ActionFrameProps {
  state: { sending: boolean; problem: unknown; conflict: boolean; submit: () => void };
  submitLabel: string;
  children?: ReactNode;
}

export function ActionFrame({ state, submitLabel, children }: ActionFrameProps) {
  return (
    <form
      noValidate
      onKeyDown={(event) => {
        // Enter ends the entry of a date or a name; only the button takes the step.
        if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        state.submit();
      }}
    >
      <Stack gap="sm">
        {children}
        {state.conflict && <ConflictAlert />}
        <ProblemAlert error={state.problem} />
        <Button type="submit" loading={state.sending} fullWidth>
          {submitLabel}
        </Button>
      </Stack>
    </form>
  );
}

/** Told when the card changed between reading and sending. */
function ConflictAlert() {
  return (
    <Alert
      color="yellow"
      variant="light"
      icon={<IconGitMerge size={20} />}
      title="Поки ви працювали, картку змінили"
      role="alert"
    >
      Введене вами збережено. Перегляньте зміни вгорі сторінки і надішліть ще раз.
    </Alert>
  );
}
