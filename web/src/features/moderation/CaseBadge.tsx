// Where a moderation case stands, as a coloured word.
import { Badge } from '@mantine/core';

const COLORS: Record<string, string> = { open: 'blue', confirmed: 'red', restored: 'teal', lifted: 'gray' };

export function CaseBadge({ state, name }: { state: string; name: string }) {
  const color = COLORS[state] ?? 'gray';
  return (
    <Badge variant="light" color={color} c={`${color}.9`} tt="none" radius="sm" data-testid="case-state" data-state={state}>
      {name}
    </Badge>
  );
}
