// Everything that happened to the card, the newest first, each step with its clause.
import { Anchor, Badge, Text, Timeline } from '@mantine/core';
import {
  IconAlertTriangle,
  IconBell,
  IconBuildingCommunity,
  IconCalendarEvent,
  IconPaperclip,
  IconSettings,
  IconUser,
} from '@tabler/icons-react';
import { Link } from 'react-router';

import type { CardFile, HistoryEntry } from '@/api/types';
import { formatDateTime } from '@/lib/dates';
import { ClauseTag } from '@/lib/ui/ClauseTag';
import classes from './History.module.css';
import { Section } from '@/lib/ui/Section';
import { Sentence } from '@/lib/ui/Sentence';

const ICONS: Record<string, typeof IconUser> = {
  applicant: IconUser,
  staff: IconBuildingCommunity,
};

/** What the service does by itself is told apart by what it is. */
const KINDS: Record<string, typeof IconUser> = {
  deadline_near: IconBell,
  breached: IconAlertTriangle,
  escalated: IconAlertTriangle,
  term_moved: IconCalendarEvent,
};

const BREACHES = ['breached', 'escalated'];

interface HistoryProps {
  entries: readonly HistoryEntry[];
  /** The card's files, to name those that came with an entry. */
  files: readonly CardFile[];
  className: string | undefined;
}

export function History({ entries, files, className }: HistoryProps) {
  const newestFirst = [...entries].sort((a, b) => b.sequence - a.sequence);
  return (
    <Section title="Історія" className={className} testId="card-history">
      <Timeline bulletSize={28} lineWidth={2} color="gray">
        {newestFirst.map((entry) => (
          <Entry key={entry.sequence} entry={entry} files={files} />
        ))}
      </Timeline>
    </Section>
  );
}

function Entry({ entry, files }: { entry: HistoryEntry; files: readonly CardFile[] }) {
  // What came with the registration stands beside the appeal itself.
  const added = entry.kind === 'registered' ? [] : files.filter((file) => entry.files.includes(file.id));
  const Icon = KINDS[entry.kind] ?? ICONS[entry.actor.kind] ?? IconSettings;
  return (
    <Timeline.Item bullet={<Icon size={15} aria-hidden {...(BREACHES.includes(entry.kind) ? { color: 'var(--mantine-color-red-8)' } : {})} />} data-testid="history-entry" data-kind={entry.kind}>
      <Text size="sm" className={classes.text}>
        {entry.undone ? <s>{entry.text}</s> : <Sentence>{entry.text}</Sentence>}{' '}
        {entry.undone && (
          <Badge component="span" size="sm" variant="light" color="gray" tt="none" radius="sm">
            скасовано
          </Badge>
        )}{' '}
        {entry.card !== null && (
          <Anchor component={Link} to={`/appeals/${encodeURIComponent(entry.card.id)}`} size="sm" underline="always">
            Відкрити картку
          </Anchor>
        )}{' '}
        {entry.clause !== '' && <ClauseTag clause={entry.clause} />}
      </Text>
      {entry.comment != null && entry.comment !== '' && (
        <Text component="blockquote" size="sm" className={classes.comment}>
          {entry.undone ? <s>{entry.comment}</s> : entry.comment}
        </Text>
      )}
      {added.length > 0 && (
        <Text size="sm" mt={4} className={classes.text}>
          <IconPaperclip size={14} aria-hidden /> {added.map((file) => file.name).join(', ')}
        </Text>
      )}
      <Text size="xs" c="dimmed" mt={2}>
        {entry.actor.name} · <time dateTime={entry.at}>{formatDateTime(entry.at)}</time>
      </Text>
    </Timeline.Item>
  );
}
