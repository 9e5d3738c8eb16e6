// The frame of an entry's form: refusals above it, the fields, and the bar with which it is saved.
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconGitMerge } from '@tabler/icons-react';
import { useEffect, useRef, type ReactNode } from 'react';

import type { Kind, Stamp } from '@/api/admin-types';
import { formatDateTime } from '@/lib/dates';
import { shortName } from '@/lib/format';
import { ProblemAlert } from '@/lib/ui/ProblemAlert';
import { holdsUnfit } from '@/lib/unfit';
import classes from './Admin.module.css';
import { asRevision } from './describe';
import { Difference } from './Difference';

interface EntryFrameProps {
  state: {
    dirty: boolean;
    sending: boolean;
    problem: unknown;
    conflict: boolean;
    news: { before: unknown; after: unknown } | null;
    submit: () => void;
    discard: () => void;
  };
  what: Kind;
  /** Who changed it last; nothing for one that is yet to be. */
  stamp?: Stamp;
  submitLabel?: string;
  children: ReactNode;
}

export function EntryFrame({ state, what, stamp, submitLabel = 'Зберегти', children }: EntryFrameProps) {
  const { dirty, sending, problem, conflict, news } = state;
  const told = useRef<HTMLDivElement>(null);
  const refused = problem != null || conflict;
  useEffect(() => {
    if (refused) told.current?.scrollIntoView({ block: 'center', behavior: 'smooth' });
  }, [refused, problem]);
  return (
    <form
      noValidate
      className={classes.form}
      onKeyDown={(event) => {
        // Enter ends the entry of a word or a date; only the button saves.
        if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        if (!holdsUnfit(event.currentTarget)) state.submit();
      }}
    >
      <div ref={told}>
        {((conflict && dirty) || news !== null) && (
          <Alert
            mb="md"
            color="yellow"
            variant="light"
            icon={<IconGitMerge size={20} />}
            title="Поки ви працювали, ці відомості змінив хтось інший"
            role="alert"
            data-testid="entry-news"
          >
            <Stack gap="xs">
              <Text size="sm">
                {author(stamp)}Введене вами лишилося у формі, решту полів оновлено. Перевірте і збережіть ще раз.
              </Text>
              {news !== null && <Difference before={asRevision(what, news.before)} after={asRevision(what, news.after)} />}
            </Stack>
          </Alert>
        )}
        {problem != null && dirty && (
          <div className={classes.refusal}>
            <ProblemAlert error={problem} />
          </div>
        )}
      </div>
      {children}
      <div className={classes.bar} data-dirty={dirty ? true : undefined}>
        <Text size="sm" c="dimmed" className={classes.hint} aria-live="polite">
          {dirty ? 'Є незбережені зміни' : ''}
        </Text>
        <Group gap="sm" wrap="nowrap" className={classes.buttons}>
          {dirty && (
            <Button variant="default" onClick={state.discard} disabled={sending}>
              Скасувати
            </Button>
          )}
          <Button type="submit" loading={sending} disabled={!dirty} data-testid="save">
            {submitLabel}
          </Button>
        </Group>
      </div>
    </form>
  );
}

function author(stamp: Stamp | undefined): string {
  if (stamp?.changed_at == null || stamp.changed_by === null) return '';
  return `${shortName(stamp.changed_by.name)}, ${formatDateTime(stamp.changed_at)}. `;
}
