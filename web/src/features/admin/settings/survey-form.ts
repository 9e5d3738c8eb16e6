// The survey of applicants in the form of the settings.
import type { SurveyValue } from '@/api/admin-types';
import { amount, type Amount } from './amount';

export type SurveyForm = {
  delay_hours: Amount;
  quiet_from: string;
  quiet_until: string;
  reminder_days: Amount;
  close_days: Amount;
  poor: Amount;
  viber_outside_session: boolean;
};

export function toSurvey(value: SurveyValue): SurveyForm {
  return value;
}

export function fromSurvey({ quiet_from, quiet_until, viber_outside_session, ...terms }: SurveyForm): SurveyValue {
  return {
    delay_hours: Number(terms.delay_hours),
    quiet_from,
    quiet_until,
    reminder_days: Number(terms.reminder_days),
    close_days: Number(terms.close_days),
    poor: Number(terms.poor),
    viber_outside_session,
  };
}

const clock = (time: string) => (time === '' ? 'Вкажіть час' : null);

export const surveyRules = {
  delay_hours: amount,
  quiet_from: clock,
  quiet_until: clock,
  reminder_days: amount,
  close_days: amount,
  poor: amount,
};
