// Names behind the identities of the directory.
import { useMemo } from 'react';

import { useAdminDirectory } from '@/api/admin-hooks';
import type { AdminDirectory } from '@/api/admin-types';

export interface Names {
  organisation: (id: string) => string;
  person: (id: string) => string;
  category: (id: string) => string;
}

/** An identity that the directory does not have stands for itself. */
export function namesIn(directory: AdminDirectory | undefined): Names {
  const organisations = new Map(directory?.organisations.map(({ id, value }) => [id, value.name]));
  const staff = new Map(directory?.staff.map(({ id, full_name }) => [id, full_name]));
  const categories = new Map(directory?.categories.map(({ id, value }) => [id, value.name]));
  return {
    organisation: (id) => organisations.get(id) ?? id,
    person: (id) => staff.get(id) ?? id,
    category: (id) => categories.get(id) ?? id,
  };
}

export function useNames(): Names {
  const { data } = useAdminDirectory();
  return useMemo(() => namesIn(data), [data]);
}
