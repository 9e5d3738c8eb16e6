// A person in a list to choose from.
import { Text } from '@mantine/core';

import type { StaffMember } from '@/api/types';
import { away } from './people';

export function PersonOption({ name, person }: { name: string; person: StaffMember | undefined }) {
  const absence = away(person);
  return (
    <div>
      <Text size="sm">{name}</Text>
      <Text size="xs" c="dimmed">
        {person?.position}
      </Text>
      {absence !== undefined && (
        <Text size="xs" c="var(--words-warning)">
          {absence}
        </Text>
      )}
    </div>
  );
}
