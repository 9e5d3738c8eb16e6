// The state of a card as a coloured word.
import { Badge } from '@mantine/core';

import { stateColor } from '../states';
import classes from './StateBadge.module.css';

export function StateBadge({ state, name }: { state: string; name: string }) {
  const color = stateColor(state);
  return (
    <Badge variant="light" color={color} c={`${color}.9`} radius="sm" classNames={classes}>
      {name}
    </Badge>
  );
}
