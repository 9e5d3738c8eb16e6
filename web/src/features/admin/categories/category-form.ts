// The form of a category: its values and the API's.
import type { AreaValue, CategoryEntry, CategoryValue } from '@/api/admin-types';
import type { ApiError } from '@/api/problem';
import { filled } from '@/lib/use-versioned-form';
import { fieldFinder } from '../parts/problem-fields';
import type { Shown } from '../parts/use-entry-form';

/** An area whose organisation is yet to be chosen has none. */
export interface AreaForm {
  organisation: string | null;
  streets: string[];
}

export type CategoryForm = {
  name: string;
  parent: string | null;
  norm_days: number | string;
  /** Whether the term is in hours. */
  urgent: boolean;
  norm_hours: number | string;
  proof_required: boolean;
  organisation: string | null;
  areas: AreaForm[];
  keywords: string[];
  active: boolean;
};

export const EMPTY: CategoryForm = {
  name: '',
  parent: null,
  norm_days: 15,
  urgent: false,
  norm_hours: 24,
  proof_required: true,
  organisation: null,
  areas: [],
  keywords: [],
  active: true,
};

export const toForm = ({ norm_hours, ...value }: CategoryValue): CategoryForm => ({
  ...value,
  urgent: norm_hours !== null,
  norm_hours: norm_hours ?? EMPTY.norm_hours,
});

export function fromForm({ name, urgent, norm_days, norm_hours, areas, ...values }: CategoryForm): CategoryValue {
  const whole = areas.filter((area): area is AreaValue => area.organisation !== null && area.streets.length > 0);
  return {
    ...values,
    name: name.trim(),
    norm_days: Number(norm_days),
    norm_hours: urgent ? Number(norm_hours) : null,
    areas: whole,
  };
}

export const shownCategory = ({ version, value }: CategoryEntry): Shown<CategoryForm> => ({
  version,
  values: toForm(value),
  raw: value,
});

const number = (value: number | string, message: string) => (value === '' ? message : null);

export const rules = {
  name: filled('Вкажіть назву'),
  norm_days: (days: number | string) => number(days, 'Вкажіть строк'),
  norm_hours: (hours: number | string, { urgent }: CategoryForm) => (urgent ? number(hours, 'Вкажіть строк') : null),
  areas: (areas: AreaForm[]) =>
    areas.some(({ organisation, streets }) => (organisation === null) !== (streets.length === 0))
      ? 'Для кожної дільниці вкажіть організацію і хоча б одну вулицю'
      : null,
};

const findField = fieldFinder(
  { twice_named: 'name', reserved_name: 'name', bad_parent: 'parent', has_children: 'active', no_such_street: 'areas', street_twice: 'areas' },
  { Назва: 'name', Слово: 'keywords', Слова: 'keywords', Вулиця: 'areas', Вулиці: 'areas', Дільниці: 'areas' },
);

/** Where a refusal of this category belongs. */
export function fieldOf(problem: ApiError, sent: CategoryForm): string | null {
  if (problem.code === 'bad_norm') return sent.urgent ? 'norm_hours' : 'norm_days';
  if (problem.code !== 'no_such_organisation') return findField(problem);
  // The refusal names the organisation; it may be the usual one or that of an area.
  return sent.organisation !== null && problem.detail?.includes(sent.organisation) === true ? 'organisation' : 'areas';
}
