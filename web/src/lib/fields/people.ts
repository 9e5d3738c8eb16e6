// Lists of people to choose from: in groups, in order, found by any word about them.
import type { StaffMember } from '@/api/types';
import { awayText } from '../format';

/** People under the names of their organisations, both in alphabetical order; the usual one stands first. */
export function byOrganisation(people: readonly StaffMember[], usual: string | null) {
  const groups = new Map<string, { id: string | null; members: StaffMember[] }>();
  for (const person of people) {
    const name = person.organisation ?? 'Без організації';
    const group = groups.get(name) ?? { id: person.organisation_id, members: [] };
    group.members.push(person);
    groups.set(name, group);
  }
  const isUsual = (id: string | null) => usual !== null && id === usual;
  return [...groups]
    .sort(([a, { id: idA }], [b, { id: idB }]) => Number(isUsual(idB)) - Number(isUsual(idA)) || a.localeCompare(b, 'uk'))
    .map(([name, { id, members }]) => ({
      group: isUsual(id) ? `${name} · зазвичай виконує такі роботи` : name,
      items: members
        .sort((a, b) => a.name.localeCompare(b.name, 'uk'))
        .map((person) => ({ value: person.id, label: person.name })),
    }));
}

/** Whether every typed word is somewhere in the person's name, position or organisation. */
export function matches(person: StaffMember, search: string): boolean {
  const everything = [person.name, person.position, person.organisation].join(' ').toLocaleLowerCase('uk');
  return search
    .toLocaleLowerCase('uk')
    .split(/\s+/)
    .every((word) => everything.includes(word));
}

/** That the person is away today, and who stands in for them; undefined for those who are there. */
export function away(person: StaffMember | undefined): string | undefined {
  if (person?.away_until == null) return undefined;
  return awayText(person.away_until, person.substitute?.name ?? null);
}
