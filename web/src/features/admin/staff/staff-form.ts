// The form of a member of staff: its values, the API's, and what must be filled in.
import type { FormRulesRecord } from '@mantine/form';

import type { StaffEntry, StaffValue } from '@/api/admin-types';
import type { Role } from '@/api/types';
import { filled, optional } from '@/lib/use-versioned-form';
import { fieldFinder } from '../parts/problem-fields';
import type { Shown } from '../parts/use-entry-form';

/** The roles of chapter 2, with what each may do. */
export const ROLES: readonly { role: Role; about: string }[] = [
  { role: 'responsible', about: 'Веде картки: строки, адресування, контроль, закриття (п. 2.1)' },
  { role: 'decision_maker', about: 'Призначає виконавців, оцінює виконання (п. 2.2)' },
  { role: 'executor', about: 'Виконує роботу і звітує (п. 2.3)' },
  { role: 'press_officer', about: 'Готує оголошення (п. 2.5)' },
  { role: 'admin', about: 'Довідник і налаштування; звернень не бачить' },
];

export type StaffForm = {
  /** Sign-in name; only of somebody new. */
  id: string;
  surname: string;
  name: string;
  patronymic: string;
  position: string;
  roles: string[];
  organisation: string | null;
  unit: string | null;
  email: string;
  phone: string;
  substitute: string | null;
  absence_from: string | null;
  absence_to: string | null;
  spheres: string[];
};

export const EMPTY: StaffForm = {
  id: '',
  surname: '',
  name: '',
  patronymic: '',
  position: '',
  roles: [],
  organisation: null,
  unit: null,
  email: '',
  phone: '',
  substitute: null,
  absence_from: null,
  absence_to: null,
  spheres: [],
};

export function toForm({ absence, email, phone, ...value }: StaffValue): StaffForm {
  return {
    ...value,
    id: '',
    email: email ?? '',
    phone: phone ?? '',
    absence_from: absence?.from ?? null,
    absence_to: absence?.to ?? null,
  };
}

export function fromForm(form: StaffForm): StaffValue {
  const { absence_from: from, absence_to: to, organisation, roles } = form;
  return {
    surname: form.surname.trim(),
    name: form.name.trim(),
    patronymic: form.patronymic.trim(),
    position: form.position.trim(),
    roles,
    organisation,
    unit: organisation === null ? null : form.unit,
    email: optional(form.email),
    phone: optional(form.phone),
    substitute: form.substitute,
    absence: from === null || to === null ? null : { from, to },
    spheres: roles.includes('decision_maker') ? form.spheres : [],
  };
}

export function shownMember(member: StaffEntry): Shown<StaffForm> {
  return {
    version: member.version,
    values: toForm(member.value),
    raw: { person: member.value, active: member.active },
  };
}

export const rules: FormRulesRecord<StaffForm> = {
  surname: filled('Вкажіть прізвище'),
  name: filled('Вкажіть імʼя'),
  position: filled('Вкажіть посаду'),
  roles: (roles: string[]) => (roles.length === 0 ? 'Оберіть хоча б одну роль' : null),
  absence_from: (from: string | null, { absence_to }: StaffForm) =>
    from === null && absence_to !== null ? 'Вкажіть перший день відсутності' : null,
  absence_to: (to: string | null, { absence_from }: StaffForm) =>
    to === null && absence_from !== null ? 'Вкажіть останній день відсутності' : null,
};

export const fieldOf = fieldFinder(
  {
    bad_identifier: 'id',
    identifier_taken: 'id',
    bad_email: 'email',
    email_missing: 'email',
    roles_missing: 'roles',
    own_admin: 'roles',
    last_admin: 'roles',
    organisation_missing: 'organisation',
    no_such_organisation: 'organisation',
    no_such_unit: 'unit',
    bad_sphere: 'spheres',
    absence_backwards: 'absence_to',
    substitute_missing: 'substitute',
    bad_substitute: 'substitute',
    substitute_away: 'substitute',
  },
  { Прізвище: 'surname', Імʼя: 'name', 'По батькові': 'patronymic', Посада: 'position', Телефон: 'phone' },
);
