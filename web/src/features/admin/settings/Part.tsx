// A few settings under a name of their own.
import { Fieldset, Text } from '@mantine/core';
import type { ReactNode } from 'react';

import { ClauseTag } from '@/lib/ui/ClauseTag';

interface PartProps {
  legend: string;
  clause?: string;
  about?: ReactNode;
  children: ReactNode;
}

export function Part({ legend, clause, about, children }: PartProps) {
  return (
    <Fieldset
      variant="unstyled"
      mx={0}
      legend={
        <Text component="span" fw={600}>
          {legend} {clause !== undefined && <ClauseTag clause={clause} />}
        </Text>
      }
    >
      {about !== undefined && (
        <Text size="sm" c="dimmed" mb="sm">
          {about}
        </Text>
      )}
      {children}
    </Fieldset>
  );
}
