// One month back, one month forward.
import { ActionIcon, Group, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';

import { currentMonth, formatMonth, shiftMonth } from '@/lib/dates';
import classes from './MonthSwitcher.module.css';

interface MonthSwitcherProps {
  month: string;
  onChange: (month: string) => void;
}

export function MonthSwitcher({ month, onChange }: MonthSwitcherProps) {
  return (
    <Group gap={0} wrap="nowrap" className={classes.switcher} role="group" aria-label="Місяць">
      <ActionIcon
        variant="subtle"
        color="dark"
        size={34}
        aria-label="Попередній місяць"
        onClick={() => onChange(shiftMonth(month, -1))}
      >
        <IconChevronLeft size={18} />
      </ActionIcon>
      <Text fw={600} size="sm" className={classes.month} aria-live="polite">
        {formatMonth(month)}
      </Text>
      <ActionIcon
        variant="subtle"
        color="dark"
        size={34}
        aria-label="Наступний місяць"
        disabled={month >= currentMonth()}
        onClick={() => onChange(shiftMonth(month, 1))}
      >
        <IconChevronRight size={18} />
      </ActionIcon>
    </Group>
  );
}
