// A person with their position, and who stands in for them while they are away.
import { Group, Text } from '@mantine/core';
import { IconUserPause } from '@tabler/icons-react';

import type { PersonRef } from '@/api/types';
import { awayText } from '../format';

export function Person({ person }: { person: PersonRef }) {
  return (
    <div>
      <Text>{person.name}</Text>
      <Text size="sm" c="dimmed">
        {[person.position, person.organisation].filter(Boolean).join(', ')}
      </Text>
      {person.substitute !== null && (
        <Group gap={6} wrap="nowrap" align="flex-start" c="var(--words-warning)" data-testid="away">
          <IconUserPause size={16} aria-hidden style={{ flex: 'none', marginTop: 2 }} />
          <Text size="sm">{awayText(person.substitute.until, person.substitute.name)}</Text>
        </Group>
      )}
    </div>
  );
}
