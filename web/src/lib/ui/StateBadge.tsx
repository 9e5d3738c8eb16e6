// The state of a card as a coloured word.
import { Badge } from '@mantine/core';

import { stateColor } from '../states';
import classes from './StateBadge.module.css';

export function StateBadge({ state, name }: { state: string; name: string }) {
  const color = stateColor(state);
  return (
    <Badge
      variant="light"
      color={color}
      radius="sm"
      classNames={classes}
      vars={() => ({ root: { '--badge-color': `color-mix(in srgb, var(--mantine-color-${color}-9) 75%, black)` } })}
    >
      {name}
    </Badge>
  );
}
