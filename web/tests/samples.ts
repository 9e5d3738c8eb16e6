// Fixed, readable cards and people for tests.
import type {
  ActionName,
  AllowedAction,
  Card,
  CardFile,
  CardSummary,
  Case,
  CaseAction,
  CaseActionName,
  CaseSummary,
  Directory,
  Marks,
  Me,
  PersonRef,
  Role,
  StaffMember,
} from '@/api/types';

export const shevchuk: PersonRef = {
  id: 'n.shevchuk',
  name: 'Шевчук Наталія Богданівна',
  position: 'заступниця міського голови',
  organisation: 'Виконавчий комітет',
  substitute: null,
};

export const romaniuk: PersonRef = {
  id: 's.romaniuk',
  name: 'Романюк Степан Ілліч',
  position: 'електромонтер',
  organisation: 'КП «Міськсвітло»',
  substitute: null,
};

export const hnatiuk: PersonRef = {
  id: 'm.hnatiuk',
  name: 'Гнатюк Михайло Романович',
  position: 'начальник аварійної служби',
  organisation: 'КП «Водоканал»',
  substitute: null,
};

/** A person as the directory lists them. */
function colleague({ id, name, position, organisation }: PersonRef, organisation_id: string, role: Role): StaffMember {
  return {
    id,
    name,
    position,
    organisation,
    organisation_id,
    roles: [role],
    unit: null,
    away_until: null,
    substitute: null,
    spheres: [],
  };
}

export const melnyk: Me = {
  id: 'o.melnyk',
  name: 'Мельник Олена Василівна',
  position: 'головна спеціалістка загального відділу',
  organisation: 'Виконавчий комітет',
  roles: ['responsible'],
};

export const directory: Directory = {
  appeal_route: 'Рішення можна оскаржити до суду.',
  categories: [
    { id: 'light', name: 'Вуличне освітлення', parent: null, norm_days: 10, norm_hours: null, proof_required: true, active: true },
    { id: 'roads', name: 'Дороги', parent: null, norm_days: 15, norm_hours: null, proof_required: true, active: true },
    { id: 'old', name: 'Стара категорія', parent: null, norm_days: 15, norm_hours: null, proof_required: true, active: false },
  ],
  organisations: [
    { id: 'council', name: 'Виконавчий комітет', kind: 'executive_body', units: [], active: true },
    { id: 'light', name: 'КП «Міськсвітло»', kind: 'communal_enterprise', units: [], active: true },
    { id: 'water', name: 'КП «Водоканал»', kind: 'communal_enterprise', units: [], active: true },
  ],
  staff: [
    colleague(shevchuk, 'council', 'decision_maker'),
    colleague(romaniuk, 'light', 'executor'),
    colleague(hnatiuk, 'water', 'executor'),
  ],
  result_codes: [
    { code: '9.1', name: 'Вирішено позитивно' },
    { code: '9.2', name: 'Відмовлено у задоволенні' },
    { code: '9.3', name: 'Дано розʼяснення' },
  ],
  classifier: {
    arrivals: [
      { code: '1.1', name: 'Поштою (електронною поштою)' },
      { code: '1.1.1', name: 'За допомогою засобів телефонного звʼязку' },
      { code: '1.2', name: 'На особистому прийомі' },
    ],
    signs: [
      { code: '2.1', name: 'Первинне' },
      { code: '2.2', name: 'Повторне' },
    ],
    kinds: [
      { code: '3.2', name: 'Заява (клопотання)' },
      { code: '3.3', name: 'Скарга' },
    ],
    subjects: [
      { code: '5.1', name: 'Індивідуальне' },
      { code: '5.2', name: 'Колективне' },
      { code: '5.3', name: 'Анонімне' },
    ],
    authors: [{ code: '7.13', name: 'Багатодітна сімʼя' }],
    social: [{ code: '8.1', name: 'Пенсіонер' }],
  },
  templates: [],
};

const PLACES: Partial<Record<ActionName, string>> = {
  rate: 'aside',
  ask: 'aside',
  comment: 'aside',
  request_executors: 'aside',
  request_control: 'aside',
  request_plan: 'aside',
  withdraw_request: 'aside',
  ask_materials: 'aside',
  prompt: 'aside',
  inform: 'aside',
  correct_deadline: 'aside',
  correct_category: 'more',
  classify: 'more',
  set_location: 'more',
  link: 'more',
  merge: 'more',
  split: 'more',
  forward: 'more',
  return_to_author: 'more',
  not_consider: 'more',
  record_measure: 'more',
  block_applicant: 'more',
  unblock_applicant: 'more',
};

/** An action as the server allows it. */
export function allowed(action: ActionName, title: string, clause = '4.5'): AllowedAction {
  return {
    action,
    title,
    clause,
    place: PLACES[action] ?? 'step',
    proposed_due_on: null,
    proposed_due_at: null,
    latest_due_on: null,
    proposed_decision_makers: null,
    proposed_organisation: null,
    proof_required: null,
    proposed_days: null,
  };
}

/** The marks of a first statement of one person in a messenger. */
export const marks: Marks = {
  arrival: { code: '1.1', name: 'Поштою (електронною поштою)' },
  sign: { code: '2.1', name: 'Первинне' },
  kind: { code: '3.2', name: 'Заява (клопотання)' },
  subject: { code: '5.1', name: 'Індивідуальне' },
  people: 1,
  author: null,
  social: null,
};

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
      contacts_hidden: false,
    },
    chat: {
      reachable: true,
      lost_since: null,
      since: '2026-11-12T08:00:00Z',
      spoke_at: '2026-11-19T09:00:00Z',
      block: null,
    },
    questions: [],
    waiting_for_applicant: false,
    answer_by: null,
    paused_since: null,
    category: { id: 'light', name: 'Вуличне освітлення' },
    substance: 'Не горить жоден ліхтар.',
    location: null,
    due_at: '2026-12-03T16:00:00Z',
    overdue: false,
    extended: false,
    breached: false,
    open_requests: 0,
    decision_makers: [shevchuk],
    executor: romaniuk,
    co_executors: [],
    parts: [],
    requests: [],
    materials: [],
    plan: null,
    marks,
    links: [],
    merged_into: null,
    survey: null,
    rating: null,
    measures: [],
    breaches: [],
    resolution: 'Відновити освітлення.',
    can: [],
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
        files: [],
        card: null,
        undone: false,
      },
    ],
    allowed_actions: [],
    undo: null,
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
    due_at: card().due_at,
    overdue,
    extended: false,
    open_requests: 0,
    decision_makers: [shevchuk],
    executor: romaniuk,
    co_executors: [],
    attachments: 2,
    waiting_for_applicant: false,
    answer_by: null,
    paused_since: null,
    can: [],
    ...changes,
  };
}

/** A decision on a case as the server allows it. */
export function decision(action: CaseActionName, title: string): CaseAction {
  return { action, title, clause: '4.4', proposed_days: action === 'confirm' || action === 'lengthen' ? 7 : null };
}

/** A moderation case that waits; a test changes what it is about. */
export function kept(changes: Partial<Case> = {}): Case {
  return {
    id: 'case-1',
    version: 1,
    at: '2026-11-24T07:30:00Z',
    channel: 'telegram',
    flag: 'insult',
    flag_name: 'Образа чи нецензурна лексика',
    state: 'open',
    state_name: 'Очікує рішення',
    excerpt: 'Ви там усі ледарі!',
    sender: 'Дорошенко Марія',
    blocked_until: '2099-12-01T21:59:59Z',
    texts: ['Ви там усі ледарі!', 'Полагодьте ліхтар біля школи.'],
    found: [{ text_index: 0, start: 11, end: 17, pattern: 'ледар*', flag: 'insult' }],
    given: {
      surname: 'Дорошенко',
      name: 'Марія',
      patronymic: 'Іванівна',
      residence: 'м. Вишнопіль, вул. Садова, 3',
      phone: '+380671234567',
      email: null,
      category: { id: 'light', name: 'Вуличне освітлення' },
      substance: null,
      location: null,
      attachments: 1,
    },
    block: {
      since: '2026-11-24T07:30:00Z',
      until: '2099-12-01T21:59:59Z',
      reason: 'Нецензурні або образливі слова в повідомленні.',
      by: null,
    },
    meant_for: null,
    card: null,
    missing: [],
    category_wanted: false,
    history: [],
    allowed_actions: [
      decision('restore', 'Зареєструвати звернення'),
      decision('confirm', 'Підтвердити порушення'),
      decision('lengthen', 'Змінити строк блокування'),
      decision('lift', 'Порушення немає'),
    ],
    ...changes,
  };
}

/** The same case as a row of the list. */
export function keptSummary(changes: Partial<CaseSummary> = {}): CaseSummary {
  const { id, at, channel, flag, flag_name, state, state_name, excerpt, sender, blocked_until } = kept();
  return { id, at, channel, flag, flag_name, state, state_name, excerpt, sender, blocked_until, ...changes };
}
