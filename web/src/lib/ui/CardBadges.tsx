// What else is worth knowing of a card at a glance: open requests, one's part, for whom one acts, a longer term.
import { Group } from '@mantine/core';

import { useMe } from '@/api/hooks';
import type { CardSummary, PersonRef } from '@/api/types';
import { namesOf } from '../format';
import { plural } from '../plural';
import { ToneBadge } from './ToneBadge';
import { WaitingBadge } from './WaitingBadge';

/** «2 запити очікують рішення». */
export function RequestsBadge({ card: { open_requests: count } }: { card: CardSummary }) {
  if (count === 0) return null;
  return (
    <span data-testid="open-requests">
      <ToneBadge color="yellow">
        {`${plural.count(count, 'запит', 'запити', 'запитів')} ${plural(count, 'очікує', 'очікують', 'очікують')} рішення`}
      </ToneBadge>
    </span>
  );
}

/** Those the card names who are away while this person stands in for them. */
function absentOf({ executor, decision_makers, co_executors }: CardSummary, me: string | undefined): PersonRef[] {
  const named = [...(executor === null ? [] : [executor]), ...decision_makers, ...co_executors];
  const away = named.filter(({ substitute }) => substitute !== null && substitute.id === me);
  return away.filter(({ id }, at) => away.findIndex((other) => other.id === id) === at);
}

/** The badges of a row of a list, if there are any. */
export function CardBadges({ card }: { card: CardSummary }) {
  const { data: me } = useMe();
  const helps = card.co_executors.some(({ id, substitute }) => id === me?.id || substitute?.id === me?.id);
  const absent = absentOf(card, me?.id);
  if (!card.waiting_for_applicant && card.open_requests === 0 && !card.extended && !helps && absent.length === 0) return null;
  return (
    <Group mt={6} gap={6}>
      <WaitingBadge card={card} />
      <RequestsBadge card={card} />
      {helps && (
        <span data-testid="own-part">
          <ToneBadge color="grape">Ви співвиконавець</ToneBadge>
        </span>
      )}
      {absent.length > 0 && (
        <span data-testid="acts-for">
          <ToneBadge color="blue">{`Заступаєте: ${namesOf(absent)}`}</ToneBadge>
        </span>
      )}
      {card.extended && (
        <span data-testid="extended">
          <ToneBadge color="indigo">Строк продовжено</ToneBadge>
        </span>
      )}
    </Group>
  );
}
