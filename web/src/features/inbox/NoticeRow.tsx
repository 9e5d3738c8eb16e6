// One notice: what happened to which card, and by which clause the person is told.
import { Group, Text, VisuallyHidden } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { Link } from 'react-router';

import type { InboxNotice } from '@/api/inbox';
import { formatTime } from '@/lib/dates';
import { shortName } from '@/lib/format';
import { ClauseTag } from '@/lib/ui/ClauseTag';
import { Sentence } from '@/lib/ui/Sentence';
import { ToneBadge } from '@/lib/ui/ToneBadge';
import classes from './Inbox.module.css';
import { SIGNS } from './signs';

interface NoticeRowProps {
  notice: InboxNotice;
  onOpen: () => void;
}

export function NoticeRow({ notice, onOpen }: NoticeRowProps) {
  const Icon = SIGNS[notice.kind] ?? IconBell;
  return (
    <li>
      <Link
        to={notice.card === null ? '/' : `/appeals/${encodeURIComponent(notice.card.id)}`}
        className={classes.row}
        data-unread={!notice.read}
        data-urgency={notice.urgency}
        data-testid="notice"
        onClick={onOpen}
      >
        <span className={classes.sign} aria-hidden>
          <Icon size={20} stroke={1.7} />
        </span>
        <span className={classes.words}>
          {!notice.read && <VisuallyHidden>Непрочитане. </VisuallyHidden>}
          <Text component="span" size="sm" className={classes.text}>
            <Sentence>{notice.text}</Sentence>
          </Text>
          <Text component="span" size="xs" className={classes.card}>
            {notice.card === null ? 'Відкрити «Мої справи»' : `№ ${notice.card.number} · ${notice.category?.name ?? ''}`}
          </Text>
          {notice.instead_of !== null && (
            <Text component="span" size="xs" className={classes.instead}>
              Ви заступаєте: {shortName(notice.instead_of.name)}
            </Text>
          )}
          <Group component="span" gap={8} className={classes.foot}>
            <time dateTime={notice.at}>{formatTime(notice.at)}</time>
            <ClauseTag clause={notice.clause} />
            {notice.urgency === 'urgent' && <ToneBadge color="red">Важливо</ToneBadge>}
          </Group>
        </span>
        {!notice.read && <span className={classes.dot} aria-hidden />}
      </Link>
    </li>
  );
}
