// How many appeals each month brought, and what has become of them.
import { Group, Progress, Text } from '@mantine/core';
import { Fragment } from 'react';

import type { Progress as Work, Report } from '@/api/types';
import { formatMonth } from '@/lib/dates';
import classes from '../Reports.module.css';

const PARTS: readonly { label: string; color: string; count: (work: Work) => number }[] = [
  { label: 'закриті', color: 'teal.7', count: (work) => work.closed },
  { label: 'відкриті, у строк', color: 'city.4', count: (work) => work.open - work.overdue },
  { label: 'прострочені', color: 'red.7', count: (work) => work.overdue },
  { label: 'відкликані та обʼєднані', color: 'gray.5', count: (work) => work.withdrawn + work.merged },
];

/** `var(--mantine-color-teal-7)` of `teal.7`. */
function paint(color: string): string {
  return `var(--mantine-color-${color.replace('.', '-')})`;
}

export function MonthBars({ months }: { months: Report['by_month'] }) {
  const most = Math.max(1, ...months.map(({ progress }) => progress.count));
  return (
    <>
      <Group gap="md" mb="sm">
        {PARTS.map(({ label, color }) => (
          <Text key={label} size="xs" c="dimmed">
            <span className={classes.swatch} style={{ background: paint(color) }} aria-hidden />
            {label}
          </Text>
        ))}
      </Group>
      <div className={classes.months} data-testid="month-bars" aria-hidden>
        {months.map(({ month, progress }) => (
          <Fragment key={month}>
            <span>{formatMonth(month)}</span>
            <Progress.Root size={18} radius="sm" transitionDuration={0}>
              {PARTS.map(({ label, color, count }) => (
                <Progress.Section key={label} value={(count(progress) * 100) / most} color={color} />
              ))}
            </Progress.Root>
            <Text size="sm" fw={600} ta="right">
              {progress.count}
            </Text>
          </Fragment>
        ))}
      </div>
    </>
  );
}
