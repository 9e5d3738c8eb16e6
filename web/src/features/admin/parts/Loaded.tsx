// A reading in its three ways: on its way, refused, or there.
import { Skeleton, Stack } from '@mantine/core';
import type { ReactNode } from 'react';

import { ErrorNotice } from '@/lib/ui/Notice';

interface LoadedProps<T> {
  query: { data: T | undefined; error: unknown; refetch: () => Promise<unknown> };
  children: (data: T) => ReactNode;
}

export function Loaded<T>({ query: { data, error, refetch }, children }: LoadedProps<T>) {
  if (data !== undefined) return children(data);
  if (error != null) return <ErrorNotice error={error} retry={() => void refetch()} />;
  return (
    <Stack gap="sm" role="status" aria-busy="true" aria-label="Завантаження">
      {Array.from({ length: 5 }, (_, row) => (
        <Skeleton key={row} height={68} radius="md" />
      ))}
    </Stack>
  );
}
