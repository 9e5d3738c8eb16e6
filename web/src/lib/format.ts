// Sizes, names and roles as people read them.
import type { PersonRef, Role } from '@/api/types';
import { formatShortDay } from './dates';

const number = new Intl.NumberFormat('uk-UA', { maximumFractionDigits: 1 });

/** «3,4 МБ». */
export function formatSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} Б`;
  if (bytes < 1024 * 1024) return `${number.format(bytes / 1024)} КБ`;
  return `${number.format(bytes / 1024 / 1024)} МБ`;
}

/** «Мельник О. В.» from «Мельник Олена Василівна». */
export function shortName(name: string): string {
  const [surname = '', ...rest] = name.trim().split(/\s+/);
  return [surname, ...rest.map((part) => `${part.charAt(0)}.`)].join(' ');
}

/** «МО» from «Мельник Олена Василівна», for a person's picture. */
export function initials(name: string): string {
  return name
    .split(/\s+/)
    .slice(0, 2)
    .map((part) => part.charAt(0))
    .join('');
}

/** A name in quotation marks; those within it become inner ones: «КП „Міськсвітло“». */
export function quoted(name: string): string {
  return `«${name.replaceAll('«', '„').replaceAll('»', '“')}»`;
}

/** Several people in one line. */
export function namesOf(people: readonly PersonRef[]): string {
  return people.map((person) => shortName(person.name)).join(', ');
}

/** Why somebody else acts: until which day a person is away, and who stands in for them. */
export function awayText(until: string, substitute: string | null): string {
  const absence = `відсутність до ${formatShortDay(until)}`;
  return substitute === null ? absence : `${absence}, заступає ${shortName(substitute)}`;
}

const ROLES: Record<string, string> & Record<Role, string> = {
  responsible: 'Відповідальна особа',
  decision_maker: 'Керівник',
  executor: 'Виконавець',
  press_officer: 'Спеціаліст зі звʼязків із громадськістю',
  admin: 'Адміністратор',
};

/** The role in Ukrainian. */
export function roleName(role: string): string {
  return ROLES[role] ?? role;
}
