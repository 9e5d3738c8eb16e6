// The control of deadlines in the form of the settings.
import type { BeforeValue, ControlValue } from '@/api/admin-types';
import { amount, type Amount } from './amount';

export interface ReminderForm {
  unit: BeforeValue['unit'];
  count: Amount;
}

export type ControlForm = {
  address_hours: Amount;
  assign_hours: Amount;
  accept_hours: Amount;
  review_hours: Amount;
  urgent_minutes: Amount;
  reminders: ReminderForm[];
  ladder: { second: Amount; third: Amount; then_every: Amount };
  mayor: string | null;
  on_duty: string | null;
};

export function toControl(value: ControlValue): ControlForm {
  return value;
}

export function fromControl({ reminders, ladder, mayor, on_duty, ...terms }: ControlForm): ControlValue {
  return {
    address_hours: Number(terms.address_hours),
    assign_hours: Number(terms.assign_hours),
    accept_hours: Number(terms.accept_hours),
    review_hours: Number(terms.review_hours),
    urgent_minutes: Number(terms.urgent_minutes),
    reminders: reminders.map(({ unit, count }) => ({ unit, count: Number(count) })),
    ladder: {
      second: Number(ladder.second),
      third: Number(ladder.third),
      then_every: Number(ladder.then_every),
    },
    mayor,
    on_duty,
  };
}

export const controlRules = {
  address_hours: amount,
  assign_hours: amount,
  accept_hours: amount,
  review_hours: amount,
  urgent_minutes: amount,
  reminders: (rows: ReminderForm[]) =>
    rows.every(({ count }) => count !== '') ? null : 'Вкажіть число в кожному нагадуванні',
  ladder: { second: amount, third: amount, then_every: amount },
};
