// The settings as named lines.
import type { ControlValue, SettingsValue, SurveyValue } from '@/api/admin-types';
import { formatSize } from '@/lib/format';
import { plural } from '@/lib/plural';
import type { Names } from './names';
import { list, text, yes, type Row } from './rows';
import { reminderWords } from './words';

const hours = (count: number) => plural.count(count, 'годину', 'години', 'годин');
const days = (count: number) => plural.count(count, 'день', 'дні', 'днів');

/** An internal term. */
function term(count: number): string {
  if (count === 0) return 'не контролюється';
  return plural.count(count, 'робоча година', 'робочі години', 'робочих годин');
}

/** A rung of the ladder of breaches. */
const rung = (count: number) => `через ${days(count)}, термінові — через ${hours(count)}`;

function ofControl({ ladder, ...control }: ControlValue, names: Names): Row[] {
  const again = ladder.then_every;
  return [
    text('Строк адресування', term(control.address_hours)),
    text('Строк призначення виконавця', term(control.assign_hours)),
    text('Строк прийняття в роботу', term(control.accept_hours)),
    text('Строк перевірки результату', term(control.review_hours)),
    text('Ці строки для термінових карток', plural.count(control.urgent_minutes, 'хвилина', 'хвилини', 'хвилин')),
    list('Нагадування про строк виконання', control.reminders.map(reminderWords)),
    text('Повторно про порушення керівникам', rung(ladder.second)),
    text('Про порушення міському голові', rung(ladder.third)),
    text(
      'Далі про порушення міському голові',
      again === 0 ? 'не повторюється' : `раз на ${days(again)}, термінові — раз на ${hours(again)}`,
    ),
    text('Міський голова', control.mayor === null ? 'усі керівники' : names.person(control.mayor)),
    text('Черговий', control.on_duty === null ? 'усі відповідальні особи' : names.person(control.on_duty)),
  ];
}

function ofSurvey({ quiet_from, quiet_until, ...survey }: SurveyValue): Row[] {
  const reminder = survey.reminder_days;
  return [
    text('Опитування після закриття картки', `через ${hours(survey.delay_hours)}`),
    text('Тихі години', quiet_from === quiet_until ? 'немає' : `${quiet_from}–${quiet_until}`),
    text('Нагадування про опитування', reminder === 0 ? 'не надсилається' : `через ${days(reminder)}`),
    text('Опитування без відповіді закривається', `через ${days(survey.close_days)}`),
    text('Повторне звернення за оцінки', survey.poor === 1 ? '1' : `${survey.poor} і нижче`),
    yes('Платні опитування у Viber', survey.viber_outside_session),
  ];
}

export function ofSettings(value: SettingsValue, names: Names): Row[] {
  const reminder = value.draft_reminder_hours;
  return [
    text('Інші способи звернутися', value.other_channels),
    text('Порядок оскарження', value.appeal_route),
    text('Текст згоди', value.consent_text ?? 'вбудований'),
    text('Файлів у зверненні', `${value.max_attachments}`),
    text('Найбільший файл', formatSize(value.max_file_size)),
    text(
      'Нагадування про чернетку',
      reminder === 0 ? 'не надсилається' : `через ${plural.count(reminder, 'годину', 'години', 'годин')}`,
    ),
    text('Блокування за образу', plural.count(value.block_days, 'день', 'дні', 'днів')),
    text('Повідомлень за хвилину', `${value.flood_per_minute}`),
    text('Блокування за потік', plural.count(value.flood_minutes, 'хвилина', 'хвилини', 'хвилин')),
    text(
      'Виконавці бачать телефон і адресу',
      value.executors_see_contacts === 'always' ? 'від призначення' : 'після прийняття в роботу',
    ),
    yes('Запитання зупиняє строк', value.question_pauses_deadline),
    ...(value.control == null ? [] : ofControl(value.control, names)),
    ...(value.survey == null ? [] : ofSurvey(value.survey)),
  ];
}
