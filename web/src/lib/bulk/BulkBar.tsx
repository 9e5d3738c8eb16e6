// What can be done with the chosen cards, all at once.
import { Button, Text } from '@mantine/core';
import { useState } from 'react';

import type { CardSummary } from '@/api/types';
import { plural } from '../plural';
import classes from './Bulk.module.css';
import { BulkDialog, type BulkAction } from './BulkDialog';
import type { Selection } from './use-selection';

/** What is done with all that are chosen, and with some of them. */
const LABELS: Record<BulkAction, { all: string; some: string }> = {
  address: { all: 'Адресувати обрані', some: 'Адресувати' },
  assign: { all: 'Призначити обраним', some: 'Призначити' },
};

export function BulkBar({ selection }: { selection: Selection }) {
  const [begun, setBegun] = useState<{ action: BulkAction; cards: readonly CardSummary[] } | null>(null);
  const { chosen, clear } = selection;
  const offers = (['address', 'assign'] as const)
    .map((action) => ({ action, cards: chosen.filter((card) => card.can.includes(action)) }))
    .filter(({ cards }) => cards.length > 0);
  return (
    <>
      {chosen.length > 0 && (
        <div className={classes.bar} role="region" aria-label="Обрані картки" data-testid="bulk-bar">
          <Text size="sm" fw={600} role="status">
            Обрано: {plural.count(chosen.length, 'картка', 'картки', 'карток')}
          </Text>
          <div className={classes.offers}>
            {offers.map((offer) => (
              <Button key={offer.action} size="sm" onClick={() => setBegun(offer)}>
                {offer.cards.length === chosen.length
                  ? LABELS[offer.action].all
                  : `${LABELS[offer.action].some}: ${offer.cards.length} з ${chosen.length}`}
              </Button>
            ))}
            {offers.length === 0 && (
              <Text size="sm" c="dimmed">
                Спільної дії для них зараз немає.
              </Text>
            )}
          </div>
          <Button size="sm" variant="default" onClick={clear}>
            Зняти вибір
          </Button>
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
