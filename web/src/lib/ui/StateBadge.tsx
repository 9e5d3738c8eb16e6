// The state of a card as a coloured word.
import { stateColor } from '../states';
import { ToneBadge } from './ToneBadge';

export function StateBadge({ state, name }: { state: string; name: string }) {
  return <ToneBadge color={stateColor(state)}>{name}</ToneBadge>;
}
