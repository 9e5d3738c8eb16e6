// Values of the administration as named lines: what histories and conflicts are told in.
import type {
  CalendarValue,
  CategoryValue,
  HolidayDateValue,
  Kind,
  ModerationValue,
  OrganisationValue,
  RevisionValue,
  StaffRevision,
  TemplateValue,
} from '@/api/admin-types';
import { roleName } from '@/lib/format';
import { ofSettings } from './describe-settings';
import type { Names } from './names';
import { day, list, text, yes, type Row } from './rows';
import { labelOf, MONTHS_OF, MOVABLE, ORGANISATION_KINDS, TEMPLATE_KINDS, WEEKDAYS, WORD_LISTS } from './words';

function ofOrganisation(value: OrganisationValue): Row[] {
  return [
    text('Назва', value.name),
    text('Вид', labelOf(ORGANISATION_KINDS, value.kind)),
    list('Підрозділи', value.units),
    text('Контакти', value.contacts),
    yes('Чинна', value.active),
  ];
}

function ofStaff({ person, active }: StaffRevision, names: Names): Row[] {
  const { absence } = person;
  return [
    text('Прізвище', person.surname),
    text('Імʼя', person.name),
    text('По батькові', person.patronymic),
    text('Посада', person.position),
    list('Ролі', person.roles.map(roleName)),
    text('Організація', person.organisation === null ? null : names.organisation(person.organisation)),
    text('Підрозділ', person.unit),
    text('Електронна пошта', person.email),
    text('Телефон', person.phone),
    text('Хто заступає', person.substitute === null ? null : names.person(person.substitute)),
    text('Відсутність', absence === null ? null : `${day(absence.from)} – ${day(absence.to)}`),
    list('Сфери', person.spheres.map(names.category)),
    yes('Доступ до сервісу', active),
  ];
}

function ofCategory(value: CategoryValue, names: Names): Row[] {
  const hours = value.norm_hours;
  return [
    text('Назва', value.name),
    text('Належить до', value.parent === null ? null : names.category(value.parent)),
    text('Строк, днів', `${value.norm_days}`),
    text('Строк термінових, годин', hours === null ? null : `${hours}`),
    yes('Підтвердження виконання обовʼязкове', value.proof_required),
    text('Хто зазвичай виконує', value.organisation === null ? null : names.organisation(value.organisation)),
    list(
      'Дільниці',
      value.areas.flatMap(({ organisation, streets }) =>
        streets.map((street) => `${street} — ${names.organisation(organisation)}`),
      ),
    ),
    list('Ключові слова', value.keywords),
    yes('Чинна', value.active),
  ];
}

function ofTemplate(value: TemplateValue): Row[] {
  return [
    text('Вид', labelOf(TEMPLATE_KINDS, value.kind)),
    text('Назва', value.name),
    text('Текст', value.text),
    yes('Пропонується', value.active),
  ];
}

function ofLists(value: ModerationValue | null): Row[] {
  return [
    text('Списки', value === null ? 'вбудовані' : 'власні'),
    ...WORD_LISTS.map(({ key, label }) => list(label, value?.[key] ?? [])),
  ];
}

function dateOf(on: HolidayDateValue): string {
  if (on.kind === 'fixed') return `${on.day} ${MONTHS_OF[on.month - 1] ?? on.month}`;
  return labelOf(MOVABLE, on.kind);
}

function years(since: number | null, until: number | null): string {
  if (since !== null && since === until) return ` ${since} р.`;
  return `${since === null ? '' : ` з ${since} р.`}${until === null ? '' : ` до ${until} р.`}`;
}

function period(law: CalendarValue['martial_law']): string {
  if (law === null) return 'ні';
  return law.until === null ? `з ${day(law.from)}` : `${day(law.from)} – ${day(law.until)}`;
}

function ofCalendar(value: CalendarValue): Row[] {
  return [
    text('Воєнний стан', period(value.martial_law)),
    list(
      'Робочий тиждень',
      value.week.map(({ weekday, from, to, pause }) => {
        const rest = pause === null ? 'без перерви' : `перерва ${pause.from}–${pause.to}`;
        return `${WEEKDAYS[weekday - 1] ?? weekday}: ${from}–${to}, ${rest}`;
      }),
    ),
    list(
      'Свята',
      value.holidays.map(({ name, on, since, until }) => `${dateOf(on)}${years(since, until)} — ${name}`),
    ),
    text('Коротший день перед святом', value.eve_minutes === 0 ? 'ні' : `на ${value.eve_minutes} хв`),
    list('Скорочені дні', value.short_days.map(({ date, to }) => `${day(date)}, до ${to}`)),
    list('Перенесені дні', value.moved_days.map(({ free, worked }) => `${day(free)} вихідний, ${day(worked)} робочий`)),
  ];
}

/** The named parts of a value. */
export function describe(revision: RevisionValue, names: Names): Row[] {
  switch (revision.what) {
    case 'organisation':
      return ofOrganisation(revision.value);
    case 'staff':
      return ofStaff(revision.value, names);
    case 'category':
      return ofCategory(revision.value, names);
    case 'category_order':
      return [list('Порядок', revision.value.map((id, place) => `${place + 1}. ${names.category(id)}`))];
    case 'template':
      return ofTemplate(revision.value);
    case 'settings':
      return ofSettings(revision.value, names);
    case 'moderation':
      return ofLists(revision.value);
    case 'calendar':
      return ofCalendar(revision.value);
  }
}

/** What became of one named part. */
export interface Change {
  label: string;
  list: boolean;
  removed: string[];
  added: string[];
}

/** The parts that differ; of something new, all that it has. */
export function differences(before: RevisionValue | null, after: RevisionValue, names: Names): Change[] {
  const old = new Map((before === null ? [] : describe(before, names)).map((row) => [row.label, row.lines]));
  return describe(after, names).flatMap(({ label, list: isList, lines }) => {
    const was = old.get(label) ?? [];
    const removed = was.filter((line) => !lines.includes(line));
    const added = lines.filter((line) => !was.includes(line));
    if (removed.length > 0 || added.length > 0) return [{ label, list: isList, removed, added }];
    // The same lines in another order.
    return was.join('\n') === lines.join('\n') ? [] : [{ label, list: false, removed: [was.join(', ')], added: [lines.join(', ')] }];
  });
}

/** A value of the API as a revision would keep it. */
export function asRevision(what: Kind, value: unknown): RevisionValue {
  return { what, value } as RevisionValue;
}
