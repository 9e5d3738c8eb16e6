// The survey of applicants: when it comes, how long it waits, what follows.
import { Stack, Switch } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';

import { ClauseTag } from '@/lib/ui/ClauseTag';
import { ClockInput } from '../parts/ClockInput';
import { AmountInput } from './AmountInput';
import { Fields } from './Fields';
import { Part } from './Part';
import type { SettingsForm } from './settings-form';
import type { SurveyForm } from './survey-form';

interface SurveyFieldsProps {
  form: UseFormReturnType<SettingsForm>;
  survey: SurveyForm;
}

export function SurveyFields({ form, survey }: SurveyFieldsProps) {
  return (
    <Stack gap="lg">
      <Part
        legend="Коли й скільки чекати"
        clause="7"
        about="Коли картку закрито за виконанням, бот запитує заявника, чи виконано роботу і наскільки добре."
      >
        <Fields>
          <AmountInput
            label="Запитати після закриття через, годин"
            description="Від 0 до 720"
            {...form.getInputProps('survey.delay_hours')}
          />
          <AmountInput
            label="Нагадати через, днів"
            description="Один раз, раніше за закриття; 0 — не нагадувати"
            {...form.getInputProps('survey.reminder_days')}
          />
          <AmountInput
            label="Закрити без відповіді через, днів"
            description="Від 1 до 60"
            {...form.getInputProps('survey.close_days')}
          />
          <AmountInput
            label="Повторне звернення за оцінки"
            description={
              <>
                Такої або нижчої, з 5. Від 1 до 4 <ClauseTag clause="7" />
              </>
            }
            {...form.getInputProps('survey.poor')}
          />
        </Fields>
      </Part>
      <Part legend="Тихі години" about="У ці години бот не запитує й не нагадує. Однаковий час — тихих годин немає.">
        <Fields>
          <ClockInput label="Початок тихих годин" shown value={survey.quiet_from} {...form.getInputProps('survey.quiet_from')} />
          <ClockInput label="Кінець тихих годин" shown value={survey.quiet_until} {...form.getInputProps('survey.quiet_until')} />
        </Fields>
      </Part>
      <Switch
        label="Надсилати у Viber і тоді, коли це платно"
        description="Через добу після останнього повідомлення людини Viber бере плату за кожне повідомлення бота. Вимкнено — таке опитування не надсилається"
        {...form.getInputProps('survey.viber_outside_session', { type: 'checkbox' })}
      />
    </Stack>
  );
}
