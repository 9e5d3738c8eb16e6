// How readings are cached and repeated.
import { QueryClient } from '@tanstack/react-query';

import { asApiError } from '@/api/problem';

/** A refusal stays a refusal; only a broken connection or server is asked again. */
function worthAnotherTry(failures: number, error: unknown): boolean {
  const { status } = asApiError(error);
  return failures < 2 && (status === 0 || status >= 500);
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: worthAnotherTry, staleTime: 5_000, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
