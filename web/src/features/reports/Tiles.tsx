// The figures to see first.
import { Paper, SimpleGrid, Text } from '@mantine/core';

import classes from './Reports.module.css';

export interface Tile {
  label: string;
  value: string;
  note?: string;
  bad?: boolean;
}

export function Tiles({ tiles }: { tiles: readonly Tile[] }) {
  return (
    <SimpleGrid cols={{ base: 2, sm: 3, lg: tiles.length }} spacing="sm" component="dl" className={classes.tiles}>
      {tiles.map(({ label, value, note, bad }) => (
        <Paper key={label} withBorder px="md" py="sm">
          <Text size="sm" c="dimmed" component="dt">
            {label}
          </Text>
          <dd className={classes.value} data-bad={bad === true ? true : undefined}>
            {value}
            {note !== undefined && <span className={classes.note}>{note}</span>}
          </dd>
        </Paper>
      ))}
    </SimpleGrid>
  );
}
