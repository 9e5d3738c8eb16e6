// The changes of one entry, newest first; an old value can be put back into the form.
import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useState } from 'react';

import { useRevisions } from '@/api/admin-hooks';
import type { Kind, Revision, RevisionValue } from '@/api/admin-types';
import { formatDateTime } from '@/lib/dates';
import { shortName } from '@/lib/format';
import { ProblemAlert } from '@/lib/ui/ProblemAlert';
import { Section } from '@/lib/ui/Section';
import { Difference } from './Difference';
import classes from './History.module.css';

interface HistoryProps {
  what: Kind;
  id?: string;
  /** Puts a value that was there before into the form. */
  onRevert: (before: RevisionValue) => void;
}

export function History({ what, id, onRevert }: HistoryProps) {
  const [opened, setOpened] = useState(false);
  const { data, error } = useRevisions({ what, ...(id === undefined ? {} : { id }) }, opened);
  return (
    <Section title="Історія змін" testId="history">
      {!opened && (
        <Button variant="default" size="xs" onClick={() => setOpened(true)}>
          Показати історію
        </Button>
      )}
      {opened && data === undefined && error === null && <Skeleton height={80} radius="md" aria-label="Завантаження" />}
      <ProblemAlert error={error} />
      {data?.items.length === 0 && (
        <Text size="sm" c="dimmed">
          Змін ще не було.
        </Text>
      )}
      {data !== undefined && (
        <ol className={classes.entries}>
          {data.items.map((revision) => (
            <li key={revision.version} data-testid="revision">
              <RevisionHead revision={revision} />
              <Difference before={revision.before} after={revision.after} />
              {revision.before !== null && (
                <Group mt={8}>
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    leftSection={<IconArrowBackUp size={14} aria-hidden />}
                    onClick={() => revision.before !== null && onRevert(revision.before)}
                  >
                    Повернути, як було
                  </Button>
                </Group>
              )}
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

/** When, who and from where. */
export function RevisionHead({ revision: { at, by, from, before } }: { revision: Revision }) {
  return (
    <Stack gap={0} mb={6}>
      <Text size="sm" fw={600}>
        <time dateTime={at}>{formatDateTime(at)}</time>
        {before === null && ' · створено'}
      </Text>
      <Text size="xs" c="dimmed">
        {by === null ? 'Завантажено з файлу довідника' : shortName(by.name)}
        {from !== '' && ` · з адреси ${from}`}
      </Text>
    </Stack>
  );
}
