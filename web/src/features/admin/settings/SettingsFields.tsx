// The fields of the settings, by what they touch.
import { Alert, Radio, Stack, Switch, Textarea } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { UseFormReturnType } from '@mantine/form';

import { ClauseTag } from '@/lib/ui/ClauseTag';
import { Section } from '@/lib/ui/Section';
import { AmountInput } from './AmountInput';
import { ControlFields } from './ControlFields';
import { Fields } from './Fields';
import type { SettingsForm } from './settings-form';
import { SurveyFields } from './SurveyFields';

interface SettingsFieldsProps {
  form: UseFormReturnType<SettingsForm>;
  /** How many times the text of the consent has been changed, and one. */
  consentVersion: number;
  asksAgain: boolean;
}

export function SettingsFields({ form, consentVersion, asksAgain }: SettingsFieldsProps) {
  return (
    <Stack gap="md">
      <Section title="Для заявників">
        <Stack gap="sm">
          <Textarea
            label="Інші способи звернутися"
            description="Телефон, адреса, пошта. Бот надсилає це тим, чиї повідомлення не приймає"
            withAsterisk
            {...form.getInputProps('other_channels')}
          />
          <Textarea
            label="Порядок оскарження"
            description="Додається до кожної відмови (статті 15 і 16 Закону «Про звернення громадян»)"
            withAsterisk
            {...form.getInputProps('appeal_route')}
          />
        </Stack>
      </Section>
      <Section title="Обмеження">
        <Fields>
          <AmountInput label="Файлів у зверненні" description="Від 1 до 40" {...form.getInputProps('max_attachments')} />
          <AmountInput label="Найбільший файл, МБ" description="Від 1 до 400" decimalScale={2} allowDecimal {...form.getInputProps('max_file_megabytes')} />
          <AmountInput
            label="Нагадати про чернетку через, годин"
            description="Від 0 до 168; 0 — не нагадувати"
            {...form.getInputProps('draft_reminder_hours')}
          />
          <AmountInput
            label="Блокування за образу, днів"
            description={
              <>
                Від 1 до 365 <ClauseTag clause="4.4" />
              </>
            }
            {...form.getInputProps('block_days')}
          />
          <AmountInput
            label="Повідомлень за хвилину з одного чату"
            description="Від 10 до 1000; більше — це потік"
            {...form.getInputProps('flood_per_minute')}
          />
          <AmountInput
            label="Блокування за потік, хвилин"
            description="Від 1 до 1440"
            {...form.getInputProps('flood_minutes')}
          />
        </Fields>
      </Section>
      <Section title="Правила розгляду">
        <Stack gap="md">
          <Radio.Group
            label="Коли виконавець бачить телефон і повну адресу заявника"
            {...form.getInputProps('executors_see_contacts')}
          >
            <Stack gap="xs" mt="xs">
              <Radio value="after_acceptance" label="Після прийняття картки в роботу" />
              <Radio value="always" label="Одразу після призначення" />
            </Stack>
          </Radio.Group>
          <Switch
            label="Запитання до заявника зупиняє строк"
            description={
              <>
                Строк не йде, доки чекаємо на відповідь <ClauseTag clause="5.1" />
              </>
            }
            {...form.getInputProps('question_pauses_deadline', { type: 'checkbox' })}
          />
          {form.values.question_pauses_deadline && (
            <Alert color="yellow" variant="light" icon={<IconAlertTriangle size={20} />} title="Закон такої зупинки не знає">
              Стаття 20 Закону «Про звернення громадян» рахує строк від дня надходження без перерв. Картка може вчасно
              завершитися за цим правилом і водночас бути простроченою за законом.
            </Alert>
          )}
        </Stack>
      </Section>
      {form.values.control !== null && (
        <Section title="Контроль строків" testId="control">
          <ControlFields form={form} control={form.values.control} />
        </Section>
      )}
      {form.values.survey !== null && (
        <Section title="Опитування заявників" testId="survey">
          <SurveyFields form={form} survey={form.values.survey} />
        </Section>
      )}
      <Section title="Згода на обробку персональних даних">
        <Stack gap="sm">
          <Switch
            label="Власний текст згоди"
            description={`Інакше діє вбудований текст. Редакція згоди: ${consentVersion}`}
            {...form.getInputProps('own_consent', { type: 'checkbox' })}
          />
          {form.values.own_consent && (
            <Textarea
              label="Текст згоди"
              description="Хто володіє даними, навіщо вони, скільки зберігаються, які права має людина (Закон 2297-VI). До 3500 символів"
              withAsterisk
              minRows={6}
              maxRows={24}
              maxLength={3500}
              {...form.getInputProps('consent_text')}
            />
          )}
          {asksAgain && (
            <Alert color="yellow" variant="light" icon={<IconAlertTriangle size={20} />} title="Згоду запитають у всіх знову">
              Після збереження бот попросить нову згоду в кожного заявника, перш ніж прийняти наступне звернення.
            </Alert>
          )}
        </Stack>
      </Section>
    </Stack>
  );
}
