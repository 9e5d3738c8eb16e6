// The frame of an action form: fields, refusals, conflict, the button.
import { Alert, Button, Stack } from '@mantine/core';
import { IconGitMerge } from '@tabler/icons-react';
import type { ReactNode } from 'react';

import { ProblemAlert } from './ProblemAlert';

const CARD_CHANGED = 'Поки ви працювали, картку змінили';

interface ActionFrameProps {
  state: { sending: boolean; problem: unknown; conflict: boolean; submit: () => void };
  submitLabel: string;
  /** What somebody else changed meanwhile, said in the title of the warning. */
  conflictTitle?: string;
  children?: ReactNode;
}

export function ActionFrame({
  state,
  submitLabel,
  conflictTitle = CARD_CHANGED,
  children,
}: ActionFrameProps) {
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
        {state.conflict && <ConflictAlert title={conflictTitle} />}
        <ProblemAlert error={state.problem} />
        <Button type="submit" loading={state.sending} fullWidth>
          {submitLabel}
        </Button>
      </Stack>
    </form>
  );
}

interface ConflictAlertProps {
  /** What somebody else changed meanwhile. */
  title?: string;
  /** What is left of the person's own doing, and what to do next. */
  children?: ReactNode;
}

/** Told when somebody else was faster between reading and sending. */
export function ConflictAlert({
  title = CARD_CHANGED,
  children = 'Введене вами збережено. Перегляньте зміни вгорі сторінки і надішліть ще раз.',
}: ConflictAlertProps) {
  return (
    <Alert
      color="yellow"
      variant="light"
      icon={<IconGitMerge size={20} />}
      title={title}
      role="alert"
    >
      {children}
    </Alert>
  );
}
