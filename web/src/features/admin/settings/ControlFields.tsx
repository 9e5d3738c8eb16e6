// The control of deadlines: internal terms, reminders, the rise of a breach, who stands for a role.
import { Stack } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';

import { ClauseTag } from '@/lib/ui/ClauseTag';
import { AmountInput } from './AmountInput';
import type { ControlForm } from './control-form';
import { Fields } from './Fields';
import { Part } from './Part';
import { RemindersInput } from './RemindersInput';
import type { SettingsForm } from './settings-form';
import { StaffSelect } from './StaffSelect';

interface ControlFieldsProps {
  form: UseFormReturnType<SettingsForm>;
  control: ControlForm;
}

export function ControlFields({ form, control }: ControlFieldsProps) {
  return (
    <Stack gap="lg">
      <Part
        legend="Внутрішні строки"
        about="Скільки робочих годин дається на кожен крок розгляду. 0 — крок без строку. Від 0 до 200."
      >
        <Fields>
          <AmountInput
            label="Адресування, годин"
            description={
              <>
                Відповідальна особа встановлює строк і адресує картку <ClauseTag clause="6.1.1" />
              </>
            }
            {...form.getInputProps('control.address_hours')}
          />
          <AmountInput
            label="Призначення виконавця, годин"
            description={
              <>
                Керівник призначає виконавця <ClauseTag clause="6.3.1" />
              </>
            }
            {...form.getInputProps('control.assign_hours')}
          />
          <AmountInput
            label="Прийняття в роботу, годин"
            description={
              <>
                Виконавець приймає картку або просить замінити його <ClauseTag clause="5.1" /> <ClauseTag clause="5.2" />
              </>
            }
            {...form.getInputProps('control.accept_hours')}
          />
          <AmountInput
            label="Перевірка результату, годин"
            description={
              <>
                Відповідальна особа перевіряє звіт виконавця <ClauseTag clause="6.1.4" />
              </>
            }
            {...form.getInputProps('control.review_hours')}
          />
          <AmountInput
            label="Термінові картки, хвилин"
            description="На кожен із цих кроків, удень і вночі. Від 5 до 1440"
            {...form.getInputProps('control.urgent_minutes')}
          />
        </Fields>
      </Part>
      <Part
        legend="Нагадування про строк виконання"
        clause="7"
        about="Виконавцеві, а поки його не призначено — керівникам. Нагадування у днях надходить на початку робочого дня, у годинах — лише про термінові картки. До 10 нагадувань, кожне від 1 до 30."
      >
        <RemindersInput value={control.reminders} {...form.getInputProps('control.reminders')} data-path="control.reminders" />
      </Part>
      <Part
        legend="Якщо порушення триває"
        clause="6.2.1"
        about="Про порушення одразу дізнаються ті, чий це був крок, відповідальні особи й керівники. Далі сповіщення надходять через указану кількість днів після строку, а про термінові картки — годин. Від 1 до 90."
      >
        <Fields columns={3}>
          <AmountInput
            label="Керівникам повторно"
            description="Днів (годин) після строку"
            {...form.getInputProps('control.ladder.second')}
          />
          <AmountInput
            label="Міському голові"
            description="Днів (годин) після строку"
            {...form.getInputProps('control.ladder.third')}
          />
          <AmountInput
            label="Міському голові далі"
            description="Раз на стільки; 0 — ні"
            {...form.getInputProps('control.ladder.then_every')}
          />
        </Fields>
      </Part>
      <Part legend="Хто отримує сповіщення">
        <Fields>
          <StaffSelect
            role="decision_maker"
            label="Міський голова"
            description={
              <>
                Кому сповіщати про порушення, що тривають <ClauseTag clause="6.2.1" />
              </>
            }
            everybody="Усі керівники"
            {...form.getInputProps('control.mayor')}
          />
          <StaffSelect
            role="responsible"
            label="Черговий"
            description={
              <>
                Хто приймає термінові картки поза робочим часом <ClauseTag clause="4.3" />
              </>
            }
            everybody="Усі відповідальні особи"
            {...form.getInputProps('control.on_duty')}
          />
        </Fields>
      </Part>
    </Stack>
  );
}
