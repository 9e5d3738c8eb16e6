// The control of deadlines: internal terms, reminders, the rise of a breach, who stands for a role.
import { Fieldset, SimpleGrid, Stack, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';

import { ClauseTag } from '@/lib/ui/ClauseTag';
import { AmountInput } from './AmountInput';
import type { ControlForm } from './control-form';
import { RemindersInput } from './RemindersInput';
import type { SettingsForm } from './settings-form';
import { StaffSelect } from './StaffSelect';

interface ControlFieldsProps {
  form: UseFormReturnType<SettingsForm>;
  control: ControlForm;
}

export function ControlFields({ form, control }: ControlFieldsProps) {
  return (
    <Stack gap="xl">
      <Part
        legend="Внутрішні строки"
        about="Скільки робочих годин має кожен крок розгляду. 0 — строку для цього кроку немає. Від 0 до 200."
      >
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <AmountInput
            label="Адресування, робочих годин"
            description={
              <>
                Відповідальна особа встановлює строк і адресує картку <ClauseTag clause="6.1.1" />
              </>
            }
            {...form.getInputProps('control.address_hours')}
          />
          <AmountInput
            label="Призначення виконавця, робочих годин"
            description={
              <>
                Керівник призначає виконавця <ClauseTag clause="6.3.1" />
              </>
            }
            {...form.getInputProps('control.assign_hours')}
          />
          <AmountInput
            label="Прийняття в роботу, робочих годин"
            description={
              <>
                Виконавець приймає картку або просить замінити його <ClauseTag clause="5.1" /> <ClauseTag clause="5.2" />
              </>
            }
            {...form.getInputProps('control.accept_hours')}
          />
          <AmountInput
            label="Перевірка результату, робочих годин"
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
        </SimpleGrid>
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
        about="Про порушення одразу дізнаються винні, відповідальні особи й керівники. Далі повідомлення надходять через стільки днів після строку; для термінових карток ці числа означають години. Від 1 до 90."
      >
        <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
          <AmountInput label="Повторно керівникам, через" {...form.getInputProps('control.ladder.second')} />
          <AmountInput label="Міському голові, через" {...form.getInputProps('control.ladder.third')} />
          <AmountInput
            label="Далі міському голові, кожні"
            description="0 — більше не повідомляти"
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            {...form.getInputProps('control.ladder.then_every')}
          />
        </SimpleGrid>
      </Part>
      <Part legend="Хто отримує повідомлення">
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <StaffSelect
            role="decision_maker"
            label="Міський голова"
            description={
              <>
                Кому повідомляти про порушення, що тривають <ClauseTag clause="6.2.1" />
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
        </SimpleGrid>
      </Part>
    </Stack>
  );
}

interface PartProps {
  legend: string;
  clause?: string;
  about?: string;
  children: ReactNode;
}

/** A few fields under a name of their own. */
function Part({ legend, clause, about, children }: PartProps) {
  return (
    <Fieldset
      variant="unstyled"
      legend={
        <Text component="span" fw={600}>
          {legend} {clause !== undefined && <ClauseTag clause={clause} />}
        </Text>
      }
    >
      {about !== undefined && (
        <Text size="sm" c="dimmed" mb="sm">
          {about}
        </Text>
      )}
      {children}
    </Fieldset>
  );
}
