// In whose hands the card is: decision-makers, executor, resolution.
import { Text } from '@mantine/core';

import type { Card, PersonRef } from '@/api/types';
import { Facts } from '@/lib/ui/Facts';
import { Section } from '@/lib/ui/Section';

function Person({ person }: { person: PersonRef }) {
  return (
    <div>
      <Text>{person.name}</Text>
      <Text size="sm" c="dimmed">
        {[person.position, person.organisation].filter(Boolean).join(', ')}
      </Text>
    </div>
  );
}

export function People({ card, className }: { card: Card; className: string | undefined }) {
  const nobody = card.decision_makers.length === 0 && card.executor == null;
  return (
    <Section title="Хто відповідає" className={className}>
      {nobody ? (
        <Text size="sm" c="dimmed">
          Картку ще нікому не адресовано.
        </Text>
      ) : (
        <Facts
          rows={[
            [
              'Адресовано',
              card.decision_makers.length > 0
                ? card.decision_makers.map((person) => <Person key={person.id} person={person} />)
                : null,
            ],
            ['Виконавець', card.executor != null ? <Person person={card.executor} /> : null],
            ['Резолюція', card.resolution],
          ]}
        />
      )}
    </Section>
  );
}
