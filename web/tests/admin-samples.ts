// A small, readable directory for tests of the administration, and a server that serves it.
import { http, HttpResponse } from 'msw';

import type {
  AdminDirectory,
  CalendarEntry,
  CalendarYear,
  ControlValue,
  DayView,
  CategoryEntry,
  ModerationEntry,
  OrganisationEntry,
  Revision,
  SettingsEntry,
  SurveyValue,
  StaffDetail,
  StaffEntry,
  StaffValue,
  TemplateEntry,
} from '@/api/admin-types';
import { server } from './fake-api';

const stamp = { version: 1, changed_at: null, changed_by: null };

export const admin = {
  id: 'a.kravets',
  name: 'Кравець Андрій Олегович',
  position: 'адміністратор',
  organisation: null,
  roles: ['admin'],
};

export function person(id: string, surname: string, roles: string[], changes: Partial<StaffValue> = {}): StaffEntry {
  return {
    ...stamp,
    id,
    full_name: `${surname} Степан Ілліч`,
    active: true,
    sign_in: 'synced',
    away_today: false,
    value: {
      surname,
      name: 'Степан',
      patronymic: 'Ілліч',
      position: 'електромонтер',
      roles,
      organisation: 'light',
      unit: null,
      email: `${id}@city.test`,
      phone: null,
      substitute: null,
      absence: null,
      spheres: [],
      ...changes,
    },
  };
}

export const romaniuk = person('s.romaniuk', 'Романюк', ['executor']);
export const tkach = person('s.tkach', 'Ткач', ['executor']);

export function organisation(id: string, name: string, kind: string, units: string[] = []): OrganisationEntry {
  return { ...stamp, id, value: { name, kind, units, contacts: null, active: true } };
}

export function category(id: string, name: string, changes: Partial<CategoryEntry['value']> = {}): CategoryEntry {
  return {
    ...stamp,
    id,
    value: {
      name,
      parent: null,
      norm_days: 15,
      norm_hours: null,
      proof_required: true,
      organisation: null,
      areas: [],
      keywords: [],
      active: true,
      ...changes,
    },
  };
}

export const template: TemplateEntry = {
  ...stamp,
  id: 'usunuty',
  value: { kind: 'resolution', name: 'Усунути', text: 'Усунути до {строк}.', active: true },
};

export function adminDirectory(changes: Partial<AdminDirectory> = {}): AdminDirectory {
  return {
    organisations: [
      organisation('council', 'Виконавчий комітет', 'executive_body', ['Загальний відділ', 'Бухгалтерія']),
      organisation('light', 'КП «Міськсвітло»', 'communal_enterprise'),
    ],
    staff: [romaniuk, tkach],
    categories: [
      category('roads', 'Дороги'),
      category('holes', 'Ями', { parent: 'roads' }),
      category('signs', 'Знаки', { parent: 'roads' }),
      category('light', 'Освітлення', { norm_hours: 24 }),
    ],
    category_order: stamp,
    templates: [template],
    placeholders: ['{номер}', '{строк}'],
    streets: ['вулиця Садова', 'вулиця Соборна'],
    ...changes,
  };
}

export const control: ControlValue = {
  address_hours: 8,
  assign_hours: 8,
  accept_hours: 8,
  review_hours: 16,
  urgent_minutes: 60,
  reminders: [
    { unit: 'days', count: 3 },
    { unit: 'hours', count: 1 },
  ],
  ladder: { second: 3, third: 7, then_every: 7 },
  mayor: null,
  on_duty: null,
};

export const survey: SurveyValue = {
  delay_hours: 24,
  quiet_from: '21:00',
  quiet_until: '09:00',
  reminder_days: 3,
  close_days: 7,
  poor: 2,
  viber_outside_session: false,
};

export const settings: SettingsEntry = {
  ...stamp,
  consent_version: 1,
  value: {
    max_attachments: 20,
    max_file_size: 200 * 1024 * 1024,
    draft_reminder_hours: 24,
    block_days: 7,
    flood_per_minute: 120,
    flood_minutes: 10,
    other_channels: 'телефоном 15-50',
    executors_see_contacts: 'after_acceptance',
    question_pauses_deadline: false,
    appeal_route: 'до суду',
    consent_text: null,
    control,
    survey,
  },
};

export const lists: ModerationEntry = {
  ...stamp,
  own: true,
  value: { stems: ['дурень', 'бевз*'], exceptions: ['хуліган*'], targets: [], calls: [], slogans: [] },
};

export const calendar: CalendarEntry = {
  ...stamp,
  value: {
    week: [1, 2, 3, 4, 5].map((weekday) => ({
      weekday,
      from: '08:00',
      to: '17:00',
      pause: { from: '12:00', to: '13:00' },
    })),
    holidays: [
      { name: 'Різдво Христове', on: { kind: 'fixed', month: 12, day: 25 }, since: 2017, until: null },
      { name: 'Великдень', on: { kind: 'easter' }, since: null, until: null },
    ],
    eve_minutes: 60,
    short_days: [{ date: '2026-12-24', to: '16:00' }],
    moved_days: [{ free: '2026-12-28', worked: '2026-12-26' }],
    martial_law: null,
  },
};

/** A year in which every day is worked but those told. */
export function calendarYear(year: number, special: Omit<DayView, 'hours'>[] = []): CalendarYear {
  const hours = { from: '08:00', to: '17:00', pause: null };
  const length = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1 ? 366 : 365;
  const dates = Array.from({ length }, (_, day) => new Date(Date.UTC(year, 0, day + 1)).toISOString().slice(0, 10));
  return {
    year,
    days: dates.map((date): DayView => {
      const told = special.find((day) => day.date === date);
      return told === undefined ? { date, kind: 'working', hours, name: null, other: null } : { ...told, hours };
    }),
    months: Array.from({ length: 12 }, (_, at) => ({ month: at + 1, working_days: 21, minutes: 21 * 480 - 45 })),
    working_days: 249,
    minutes: 249 * 480,
  };
}

/** A change of the settings by the administrator. */
export function revision(changes: Partial<Revision> = {}): Revision {
  return {
    what: 'settings',
    id: null,
    title: 'Налаштування',
    version: 2,
    at: '2026-11-24T10:00:00Z',
    by: { id: admin.id, name: admin.name },
    from: '10.0.0.1',
    before: { what: 'settings', value: { ...settings.value, block_days: 14 } },
    after: { what: 'settings', value: settings.value },
    ...changes,
  };
}

/** Serves the administration as it stands at the moment; a test changes what it is about. */
export function serveAdmin(now: { directory?: () => AdminDirectory; revisions?: Revision[]; detail?: () => StaffDetail } = {}) {
  const directory = now.directory ?? (() => adminDirectory());
  const detail = now.detail ?? (() => ({ ...romaniuk, open_cards: 0, can_take_over: [] }));
  server.use(
    http.get('*/api/me', () => HttpResponse.json(admin)),
    http.get('*/api/admin/directory', () => HttpResponse.json(directory())),
    http.get('*/api/admin/staff/s.romaniuk', () => HttpResponse.json(detail())),
    http.get('*/api/admin/settings', () => HttpResponse.json(settings)),
    http.get('*/api/admin/moderation-lists', () => HttpResponse.json(lists)),
    http.get('*/api/admin/calendar', () => HttpResponse.json(calendar)),
    http.post('*/api/admin/calendar/preview', async ({ request }) => {
      const { year } = (await request.json()) as { year: number };
      return HttpResponse.json(calendarYear(year));
    }),
    http.get('*/api/admin/revisions', ({ request }) => {
      const what = new URL(request.url).searchParams.get('what');
      const items = (now.revisions ?? []).filter((item) => what === null || item.what === what);
      return HttpResponse.json({ items });
    }),
  );
}
