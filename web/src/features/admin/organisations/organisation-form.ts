// The form of an organisation: its values and the API's.
import type { OrganisationEntry, OrganisationValue } from '@/api/admin-types';
import { filled, optional } from '@/lib/use-versioned-form';
import { fieldFinder } from '../parts/problem-fields';
import type { Shown } from '../parts/use-entry-form';

export type OrganisationForm = {
  name: string;
  kind: string;
  units: string[];
  contacts: string;
  active: boolean;
};

export const EMPTY: OrganisationForm = { name: '', kind: 'communal_enterprise', units: [], contacts: '', active: true };

export const toForm = ({ contacts, ...value }: OrganisationValue): OrganisationForm => ({ ...value, contacts: contacts ?? '' });

export const fromForm = ({ name, units, contacts, ...values }: OrganisationForm): OrganisationValue => ({
  ...values,
  name: name.trim(),
  units: units.map((unit) => unit.trim()).filter((unit) => unit !== ''),
  contacts: optional(contacts),
});

export const shownOrganisation = ({ version, value }: OrganisationEntry): Shown<OrganisationForm> => ({
  version,
  values: toForm(value),
  raw: value,
});

export const rules = { name: filled('Вкажіть назву') };

const findField = fieldFinder(
  { unit_in_use: 'units', organisation_busy: 'active' },
  { Назва: 'name', Контакти: 'contacts', Підрозділ: 'units', Підрозділи: 'units' },
);

/** A name that is there twice is the organisation's, or that of one of its units. */
export const fieldOf: typeof findField = (problem) => {
  if (problem.code !== 'twice_named') return findField(problem);
  return problem.detail?.startsWith('Підрозділ') === true ? 'units' : 'name';
};
