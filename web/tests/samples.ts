// Fixed, readable cards and people for tests.
import type { ActionName, AllowedAction, Card, CardFile, CardSummary, Directory, Me, PersonRef } from '@/api/types';

export const shevchuk: PersonRef = {
  id: 'n.shevchuk',
  name: 'Шевчук Наталія Богданівна',
  position: 'заступниця міського голови',
  organisation: 'Виконавчий комітет',
};

export const romaniuk: PersonRef = {
  id: 's.romaniuk',
  name: 'Романюк Степан Ілліч',
  position: 'електромонтер',
  organisation: 'КП «Міськсвітло»',
};

export const melnyk: Me = {
  id: 'o.melnyk',
  name: 'Мельник Олена Василівна',
  position: 'головна спеціалістка загального відділу',
  organisation: 'Виконавчий комітет',
  roles: ['responsible'],
};

export const directory: Directory = {
  categories: [{ id: 'light', name: 'Вуличне освітлення', norm_days: 10, proof_required: true }],
  organisations: [
    { id: 'council', name: 'Виконавчий комітет', kind: 'executive_body' },
    { id: 'light', name: 'КП «Міськсвітло»', kind: 'communal_enterprise' },
    { id: 'water', name: 'КП «Водоканал»', kind: 'communal_enterprise' },
  ],
  staff: [
    { ...shevchuk, organisation_id: 'council', roles: ['decision_maker'] },
    { ...romaniuk, organisation_id: 'light', roles: ['executor'] },
    {
      id: 'm.hnatiuk',
      name: 'Гнатюк Михайло Романович',
      position: 'начальник аварійної служби',
      organisation_id: 'water',
      organisation: 'КП «Водоканал»',
      roles: ['executor'],
    },
  ],
  result_codes: [
    { code: 'resolved', name: 'Вирішено позитивно' },
    { code: 'explained', name: 'Надано розʼяснення' },
  ],
};

/** An action as the server allows it. */
export function allowed(action: ActionName, title: string, clause = '4.5'): AllowedAction {
  return { action, title, clause, proposed_due_on: null, latest_due_on: null, proof_required: null };
}

/** A card in work; a test changes what it is about. */
export function card(changes: Partial<Card> = {}): Card {
  return {
    id: 'card-1',
    number: '2026-000118',
    version: 3,
    state: 'in_work',
    state_name: 'В роботі',
    channel: 'telegram',
    registered_at: '2026-11-19T09:00:00Z',
    applicant: {
      surname: 'Дорошенко',
      name: 'Марія',
      patronymic: 'Іванівна',
      residence: 'м. Вишнопіль, вул. Садова, 3',
      phone: '+380671234567',
      email: null,
    },
    category: { id: 'light', name: 'Вуличне освітлення' },
    substance: 'Не горить жоден ліхтар.',
    location: null,
    due_at: '2026-12-03T16:00:00Z',
    overdue: false,
    decision_makers: [shevchuk],
    executor: romaniuk,
    resolution: 'Відновити освітлення.',
    result: null,
    returns: 0,
    attachments: 0,
    residence: 'м. Вишнопіль, вул. Садова, 3',
    files: [],
    history: [
      {
        sequence: 1,
        at: '2026-11-19T09:00:00Z',
        actor: { kind: 'applicant', name: 'Дорошенко Марія' },
        kind: 'registered',
        clause: '4.1',
        text: 'Звернення зареєстровано.',
        comment: null,
      },
    ],
    allowed_actions: [],
    ...changes,
  };
}

/** A stored photo of the applicant; a test changes what it is about. */
export function photo(changes: Partial<CardFile> = {}): CardFile {
  return {
    id: 'file-1',
    name: 'Фото 1',
    kind: 'photo',
    content_type: 'image/jpeg',
    size: 48_211,
    origin: 'applicant',
    state: 'stored',
    url: 'https://storage.test/file-1',
    thumbnail_url: 'https://storage.test/file-1.thumb.jpg',
    taken_at: null,
    taken_place: null,
    failure: null,
    can_retry: false,
    ...changes,
  };
}

/** The same card as a row of a list. */
export function summary(changes: Partial<CardSummary> = {}): CardSummary {
  const { id, number, state, state_name, category, substance, registered_at, overdue } = card();
  return {
    id,
    number,
    state,
    state_name,
    category,
    substance,
    residence: card().applicant.residence,
    registered_at,
    due_at: card().due_at ?? null,
    overdue,
    decision_makers: [shevchuk],
    executor: romaniuk,
    attachments: 2,
    ...changes,
  };
}
