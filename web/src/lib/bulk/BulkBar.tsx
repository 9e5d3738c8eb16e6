// What can be done with the chosen cards, all at once.
import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';

import { useMe } from '@/api/hooks';
import type { CardSummary, Me } from '@/api/types';
import { plural } from '../plural';
import classes from './Bulk.module.css';
import { BulkDialog, type BulkAction } from './BulkDialog';
import type { Selection } from './use-selection';

/** Whether the card looks as if the action fits; the server has the last word on each. */
function fits(action: BulkAction, card: CardSummary, me: Me): boolean {
  if (action === 'address') {
    return me.roles.includes('responsible') && ['registered', 'addressed'].includes(card.state);
  }
  const decides = card.decision_makers.some(({ id, substitute }) => id === me.id || substitute?.id === me.id);
  return me.roles.includes('decision_maker') && decides && ['addressed', 'assigned', 'in_work'].includes(card.state);
}

const LABELS: Record<BulkAction, string> = {
  address: 'Адресувати обрані',
  assign: 'Призначити обраним',
};

export function BulkBar({ selection }: { selection: Selection }) {
  const { data: me } = useMe();
  const [begun, setBegun] = useState<{ action: BulkAction; cards: readonly CardSummary[] } | null>(null);
  const { chosen, clear } = selection;
  const offers = (['address', 'assign'] as const)
    .map((action) => ({ action, cards: me === undefined ? [] : chosen.filter((card) => fits(action, card, me)) }))
    .filter(({ cards }) => cards.length > 0);
  return (
    <>
      {chosen.length > 0 && (
        <div className={classes.bar} role="region" aria-label="Обрані картки" data-testid="bulk-bar">
          <Group justify="space-between" gap="sm">
            <Text size="sm" fw={600} role="status">
              Обрано: {plural.count(chosen.length, 'картка', 'картки', 'карток')}
            </Text>
            <Group gap="xs">
              {offers.map((offer) => (
                <Button key={offer.action} size="sm" onClick={() => setBegun(offer)}>
                  {LABELS[offer.action]}
                  {offer.cards.length < chosen.length && `: ${offer.cards.length}`}
                </Button>
              ))}
              {offers.length === 0 && (
                <Text size="sm" c="dimmed">
                  Спільної дії для них зараз немає.
                </Text>
              )}
              <Button size="sm" variant="default" onClick={clear}>
                Зняти вибір
              </Button>
            </Group>
          </Group>
        </div>
      )}
      {begun !== null && (
        <BulkDialog
          action={begun.action}
          cards={begun.cards}
          onClose={(sent) => {
            setBegun(null);
            if (sent) clear();
          }}
        />
      )}
    </>
  );
}
