// Where a moderation case stands, as a coloured word.
import { ToneBadge } from '@/lib/ui/ToneBadge';

const COLORS: Record<string, string> = { open: 'blue', confirmed: 'red', restored: 'teal', lifted: 'gray' };

export function CaseBadge({ state, name }: { state: string; name: string }) {
  return (
    <span data-testid="case-state" data-state={state}>
      <ToneBadge color={COLORS[state] ?? 'gray'}>{name}</ToneBadge>
    </span>
  );
}
