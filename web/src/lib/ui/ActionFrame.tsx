// The frame of an action form: conflict, fields, refusals, the button.
import { Alert, Button, List, Stack, Text } from '@mantine/core';
import { IconGitMerge } from '@tabler/icons-react';
import { useEffect, useRef, type ReactNode } from 'react';

import type { HistoryEntry } from '@/api/types';
import { formatMoment } from '../dates';
import { shortName } from '../format';
import { holdsUnfit } from '../unfit';
import { ProblemAlert } from './ProblemAlert';

const CARD_CHANGED = 'Поки ви працювали, картку змінили';

interface ActionFrameProps {
  state: {
    sending: boolean;
    problem: unknown;
    conflict: boolean;
    changes: readonly HistoryEntry[];
    submit: () => void;
  };
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
        if (!holdsUnfit(event.currentTarget)) state.submit();
      }}
    >
      <Stack gap="sm">
        {state.conflict && <ConflictAlert title={conflictTitle} changes={state.changes} />}
        {children}
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
  /** Entry by entry. */
  changes?: readonly HistoryEntry[];
  /** What is left of the person's own doing, and what to do next. */
  children?: ReactNode;
}

/** Told when somebody else was faster between reading and sending. */
export function ConflictAlert({
  title = CARD_CHANGED,
  changes = [],
  children = 'Введене вами збережено. Перегляньте зміни і надішліть ще раз.',
}: ConflictAlertProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // What newer browsers return from it is no way to clean up.
    place.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <Alert
      ref={place}
      color="yellow"
      variant="light"
      icon={<IconGitMerge size={20} />}
      title={title}
      role="alert"
    >
      {changes.length > 0 && (
        <>
          <Text size="sm">Тим часом:</Text>
          <List size="sm" mb="xs">
            {changes.map((entry) => (
              <List.Item key={entry.sequence}>
                {entry.text}{' '}
                <Text span size="xs" c="dimmed">
                  {shortName(entry.actor.name)}, {formatMoment(entry.at)}
                </Text>
              </List.Item>
            ))}
          </List>
        </>
      )}
      {children}
    </Alert>
  );
}
