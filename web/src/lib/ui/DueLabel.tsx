// A deadline: its day, and how far it is or that it stands still; red when it has passed.
import { Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';

import { countdown, formatDate, pausedWords } from '../dates';
import classes from './DueLabel.module.css';

interface DueLabelProps {
  due: string | null | undefined;
  overdue: boolean;
  /** The term stands still for the applicant's answer. */
  paused?: boolean;
  /** A finished card shows the day only. */
  closed?: boolean;
  /** Where the two lines stand. */
  align?: 'start' | 'end';
}

export function DueLabel({ due, overdue, paused = false, closed = false, align = 'start' }: DueLabelProps) {
  if (due == null) return <Text size="sm" c="dimmed">строк не встановлено</Text>;
  return (
    <span className={classes.label} data-align={align} data-overdue={overdue && !closed ? true : undefined}>
      <span className={classes.day}>{formatDate(due)}</span>
      {!closed && (
        <span className={classes.distance}>
          {overdue && <IconAlertTriangle size={14} aria-hidden />}
          {paused ? pausedWords('строк зупинено', overdue) : countdown(due)}
        </span>
      )}
    </span>
  );
}
