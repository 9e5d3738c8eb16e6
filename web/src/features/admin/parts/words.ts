// The codes of the administration's API in Ukrainian.
import type { BeforeValue, Kind } from '@/api/admin-types';
import { plural } from '@/lib/plural';

export const ORGANISATION_KINDS = [
  { value: 'executive_body', label: 'Виконавчий орган', group: 'Виконавчі органи' },
  { value: 'communal_enterprise', label: 'Комунальне підприємство', group: 'Комунальні підприємства' },
  { value: 'institution', label: 'Установа', group: 'Установи' },
] as const;

export const TEMPLATE_KINDS = [
  { value: 'resolution', label: 'Резолюція', group: 'Резолюції', use: 'Керівник призначає виконавця (п. 4.5).' },
  { value: 'answer', label: 'Відповідь', group: 'Відповіді', use: 'Результат, який отримує заявник (п. 5.4).' },
  { value: 'question', label: 'Запитання', group: 'Запитання заявнику', use: 'Уточнення в заявника (п. 5.1).' },
  {
    value: 'return_reason',
    label: 'Повернення',
    group: 'Повернення на доопрацювання',
    use: 'Чому результат повертається (п. 6.2.2).',
  },
  {
    value: 'refusal',
    label: 'Відмова',
    group: 'Відмови й переадресування',
    use: 'Пояснення за статтями 5, 7, 8, 15 Закону.',
  },
] as const;

export const KINDS: Record<Kind, string> = {
  staff: 'Персонал',
  organisation: 'Організація',
  category: 'Категорія',
  category_order: 'Порядок категорій',
  template: 'Шаблон',
  settings: 'Налаштування',
  calendar: 'Робочий календар',
  moderation: 'Перевірка слів',
};

/** The lists of the text check, in the order of the API's documentation. */
export const WORD_LISTS = [
  { key: 'stems', label: 'Лайка', about: 'Лайка й образи. Повідомлення з таким словом бот затримує.' },
  {
    key: 'exceptions',
    label: 'Винятки',
    about: 'Звичайні слова, схожі на лайку: «хуліган», «Херсон». Їх перевірка пропускає.',
  },
  { key: 'targets', label: 'Групи', about: 'Національні, расові та релігійні групи. Самі по собі не заборонені.' },
  { key: 'calls', label: 'Заклики', about: 'Що закликають зробити з групою. Важать лише поруч із назвою групи.' },
  { key: 'slogans', label: 'Гасла', about: 'Вислови, що розпалюють ворожнечу поруч із назвою групи.' },
] as const;

export type WordList = (typeof WORD_LISTS)[number]['key'];

export const WEEKDAYS = ['Понеділок', 'Вівторок', 'Середа', 'Четвер', 'Пʼятниця', 'Субота', 'Неділя'] as const;

export const MONTHS_OF = [
  'січня',
  'лютого',
  'березня',
  'квітня',
  'травня',
  'червня',
  'липня',
  'серпня',
  'вересня',
  'жовтня',
  'листопада',
  'грудня',
] as const;

/** Holidays that move with Easter. */
export const MOVABLE = [
  { value: 'easter', label: 'Великдень' },
  { value: 'trinity', label: 'Трійця' },
] as const;

interface ReminderUnit {
  value: BeforeValue['unit'];
  /** The words for one, a few and many. */
  forms: readonly [string, string, string];
  note: string;
}

/** In what reminders of a deadline are counted. */
export const REMINDER_UNITS: readonly ReminderUnit[] = [
  { value: 'days', forms: ['день', 'дні', 'днів'], note: '' },
  { value: 'working_days', forms: ['робочий день', 'робочі дні', 'робочих днів'], note: '' },
  { value: 'hours', forms: ['годину', 'години', 'годин'], note: ' (термінові)' },
];

/** «за 3 дні», «за 1 годину (термінові)». */
export function reminderWords({ unit, count }: BeforeValue): string {
  const known = REMINDER_UNITS.find(({ value }) => value === unit);
  return known === undefined ? `за ${count} ${unit}` : `за ${plural.count(count, ...known.forms)}${known.note}`;
}

/** The word of a code; one that is unknown stands for itself. */
export function labelOf(known: readonly { value: string; label: string }[], code: string): string {
  return known.find(({ value }) => value === code)?.label ?? code;
}
