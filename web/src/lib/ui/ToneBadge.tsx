// A coloured word on a light ground, dark enough to read.
import { Badge } from '@mantine/core';

import classes from './ToneBadge.module.css';

export function ToneBadge({ color, children }: { color: string; children: string }) {
  return (
    <Badge
      variant="light"
      color={color}
      radius="sm"
      classNames={classes}
      vars={() => ({ root: { '--badge-color': `color-mix(in srgb, var(--mantine-color-${color}-9) 70%, black)` } })}
    >
      {children}
    </Badge>
  );
}
