// Which members of staff a list shows.
import type { StaffEntry } from '@/api/admin-types';

export interface Filter {
  search: string;
  role: string | null;
  organisation: string | null;
  /** `active`, `away`, `inactive`, `pending`, or `all`. */
  state: string;
}

export const STATES = [
  { value: 'active', label: 'Працюють у сервісі' },
  { value: 'away', label: 'Відсутні сьогодні' },
  { value: 'pending', label: 'Не узгоджено вхід' },
  { value: 'inactive', label: 'Без доступу' },
  { value: 'all', label: 'Усі' },
] as const;

/** Words as they are compared: without case and without the kinds of apostrophe. */
export function plain(text: string): string {
  return text.toLocaleLowerCase('uk').replace(/[ʼ'’`]/gu, '');
}

/** Whether every word of the search stands somewhere in the texts. */
export function finds(search: string, texts: readonly (string | null)[]): boolean {
  const all = plain(texts.filter((text) => text !== null).join(' '));
  return plain(search)
    .split(/\s+/u)
    .every((word) => all.includes(word));
}

function isIn(state: string, member: StaffEntry): boolean {
  if (state === 'all') return true;
  if (state === 'inactive') return !member.active;
  if (state === 'pending') return member.sign_in === 'pending';
  return member.active && (state !== 'away' || member.away_today);
}

export function filtered(staff: readonly StaffEntry[], { search, role, organisation, state }: Filter): StaffEntry[] {
  return staff.filter(
    (member) =>
      isIn(state, member) &&
      (role === null || member.value.roles.includes(role)) &&
      (organisation === null || member.value.organisation === organisation) &&
      finds(search, [member.full_name, member.id, member.value.position, member.value.email, member.value.phone]),
  );
}

/** Those who are away today and for whom the person stands in. */
export function standsInFor(staff: readonly StaffEntry[], id: string): StaffEntry[] {
  return staff.filter(({ active, away_today, value }) => active && away_today && value.substitute === id);
}
