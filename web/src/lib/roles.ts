// To whom a part of the site is of use; the API decides on access.
import type { Role } from '@/api/types';

/** Who may read the audit trail. */
export const TRAIL_READERS: Role[] = ['responsible', 'admin'];

export function readsTrail(roles: readonly string[]): boolean {
  return roles.some((role) => TRAIL_READERS.includes(role as Role));
}
