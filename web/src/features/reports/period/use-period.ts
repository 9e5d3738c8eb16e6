// The period in the address, so that a report can be bookmarked, sent and returned to.
import { useSearchParams } from 'react-router';

import { isDay, presetPeriod, type Period } from './periods';

export function usePeriod(): [Period, (period: Period) => void] {
  const [search, setSearch] = useSearchParams();
  const [from, to] = [search.get('from'), search.get('to')];
  const period = isDay(from) && isDay(to) ? { from, to } : presetPeriod('this_month');
  const choose = (chosen: Period) => setSearch({ ...chosen }, { replace: true });
  return [period, choose];
}

/** The period as the query of an address. */
export function periodQuery({ from, to }: Period): string {
  return new URLSearchParams({ from, to }).toString();
}
