// The form of the settings: files in megabytes, the consent with a switch of its own.
import type { SettingsEntry, SettingsValue } from '@/api/admin-types';
import { filled } from '@/lib/use-versioned-form';
import { fieldFinder } from '../parts/problem-fields';
import type { Shown } from '../parts/use-entry-form';
import { amount, type Amount } from './amount';
import { controlRules, fromControl, toControl, type ControlForm } from './control-form';
import { fromSurvey, surveyRules, toSurvey, type SurveyForm } from './survey-form';

const MEGABYTE = 1024 * 1024;

export type SettingsForm = {
  other_channels: string;
  appeal_route: string;
  max_attachments: Amount;
  max_file_megabytes: Amount;
  draft_reminder_hours: Amount;
  block_days: Amount;
  flood_per_minute: Amount;
  flood_minutes: Amount;
  executors_see_contacts: string;
  question_pauses_deadline: boolean;
  /** Whether the city has a consent text of its own. */
  own_consent: boolean;
  consent_text: string;
  /** Null where the server does not tell it. */
  control: ControlForm | null;
  /** So is this. */
  survey: SurveyForm | null;
};

export function toForm({ max_file_size, consent_text, control, survey, ...value }: SettingsValue): SettingsForm {
  return {
    ...value,
    max_file_megabytes: Math.round((max_file_size / MEGABYTE) * 100) / 100,
    own_consent: consent_text !== null,
    consent_text: consent_text ?? '',
    control: control == null ? null : toControl(control),
    survey: survey == null ? null : toSurvey(survey),
  };
}

/** What an old value puts back into the form: all that it had. */
export function putBack(value: SettingsValue): Partial<SettingsForm> {
  const known = Object.entries(toForm(value)).filter(([, part]) => part !== null);
  return Object.fromEntries(known);
}

export function fromForm(values: SettingsForm): SettingsValue {
  const { max_file_megabytes, own_consent, consent_text, control, survey, ...rest } = values;
  return {
    executors_see_contacts: rest.executors_see_contacts,
    question_pauses_deadline: rest.question_pauses_deadline,
    other_channels: rest.other_channels.trim(),
    appeal_route: rest.appeal_route.trim(),
    max_attachments: Number(rest.max_attachments),
    max_file_size: Math.round(Number(max_file_megabytes) * MEGABYTE),
    draft_reminder_hours: Number(rest.draft_reminder_hours),
    block_days: Number(rest.block_days),
    flood_per_minute: Number(rest.flood_per_minute),
    flood_minutes: Number(rest.flood_minutes),
    consent_text: own_consent ? consent_text.trim() : null,
    control: control === null ? null : fromControl(control),
    survey: survey === null ? null : fromSurvey(survey),
  };
}

export const shownSettings = ({ version, value }: SettingsEntry): Shown<SettingsForm> => ({
  version,
  values: toForm(value),
  raw: value,
});

/** Whether saving asks every citizen for consent again. */
export function asksAgain(values: SettingsForm, now: SettingsValue): boolean {
  return fromForm(values).consent_text !== now.consent_text;
}

export const rules = {
  other_channels: filled('Вкажіть, як іще звернутися до міської ради'),
  appeal_route: filled('Вкажіть порядок оскарження'),
  max_attachments: amount,
  max_file_megabytes: amount,
  draft_reminder_hours: amount,
  block_days: amount,
  flood_per_minute: amount,
  flood_minutes: amount,
  consent_text: (text: string, { own_consent }: SettingsForm) =>
    own_consent && text.trim() === '' ? 'Напишіть текст згоди або поверніть вбудований' : null,
  control: controlRules,
  survey: surveyRules,
};

export const fieldOf = fieldFinder(
  {},
  {
    'Файлів у зверненні': 'max_attachments',
    'Найбільший файл, МБ': 'max_file_megabytes',
    'Нагадування, годин': 'draft_reminder_hours',
    'Блокування, днів': 'block_days',
    'Повідомлень за хвилину': 'flood_per_minute',
    'Блокування за потік, хвилин': 'flood_minutes',
    'Інші способи звернутися': 'other_channels',
    'Порядок оскарження': 'appeal_route',
    'Текст згоди': 'consent_text',
  },
);
