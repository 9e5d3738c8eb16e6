// «Зараз також переглядають»: colleagues who have the same card open.
import { Avatar, Group, Text } from '@mantine/core';

import type { Looker } from '@/api/types';
import { formatMoment } from '@/lib/dates';
import { initials, shortName } from '@/lib/format';
import { usePresence } from './use-presence';

export function PresenceLine({ cardId }: { cardId: string }) {
  const others = usePresence(cardId);
  return (
    <div role="status" data-testid="presence">
      {others.length > 0 && (
        <Group gap="xs" mt="sm">
          <Text size="sm" c="dimmed">
            {others.length === 1 ? 'Зараз також переглядає:' : 'Зараз також переглядають:'}
          </Text>
          {others.map((looker) => (
            <Person key={looker.person.id} looker={looker} />
          ))}
        </Group>
      )}
    </div>
  );
}

function Person({ looker: { person, since, typing } }: { looker: Looker }) {
  return (
    <Group gap={6} wrap="nowrap" title={`${person.name}, ${person.position}; від ${formatMoment(since)}`}>
      <Avatar color="city" size={24} radius="xl" aria-hidden>
        {initials(person.name)}
      </Avatar>
      <Text size="sm" fw={600}>
        {shortName(person.name)}
        {typing && (
          <Text span size="sm" c="dimmed" fw={400}>
            {' '}
            пише…
          </Text>
        )}
      </Text>
    </Group>
  );
}
