// Everything that happened to the card, the newest first, each step with its clause.
import { Text, Timeline } from '@mantine/core';
import { IconBuildingCommunity, IconSettings, IconUser } from '@tabler/icons-react';

import type { HistoryEntry } from '@/api/types';
import { formatDateTime } from '@/lib/dates';
import { ClauseTag } from '@/lib/ui/ClauseTag';
import classes from './History.module.css';
import { Section } from './Section';

const ICONS: Record<string, typeof IconUser> = {
  applicant: IconUser,
  staff: IconBuildingCommunity,
};

export function History({ entries, className }: { entries: readonly HistoryEntry[]; className: string | undefined }) {
  const newestFirst = [...entries].sort((a, b) => b.sequence - a.sequence);
  return (
    <Section title="Історія" className={className} testId="card-history">
      <Timeline bulletSize={28} lineWidth={2} color="gray">
        {newestFirst.map((entry) => (
          <Entry key={entry.sequence} entry={entry} />
        ))}
      </Timeline>
    </Section>
  );
}

function Entry({ entry }: { entry: HistoryEntry }) {
  const Icon = ICONS[entry.actor.kind] ?? IconSettings;
  return (
    <Timeline.Item bullet={<Icon size={15} aria-hidden />} data-testid="history-entry" data-kind={entry.kind}>
      <Text size="sm" className={classes.text}>
        {entry.text} {entry.clause !== '' && <ClauseTag clause={entry.clause} />}
      </Text>
      {entry.comment != null && entry.comment !== '' && (
        <Text component="blockquote" size="sm" className={classes.comment}>
          {entry.comment}
        </Text>
      )}
      <Text size="xs" c="dimmed" mt={2}>
        {entry.actor.name} · <time dateTime={entry.at}>{formatDateTime(entry.at)}</time>
      </Text>
    </Timeline.Item>
  );
}
