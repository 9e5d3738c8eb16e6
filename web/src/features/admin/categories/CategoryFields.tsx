// The fields of a category.
import { NumberInput, Select, Stack, Switch, TagsInput, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';

import type { AdminDirectory } from '@/api/admin-types';
import { Section } from '@/lib/ui/Section';
import { AreasInput } from './AreasInput';
import type { CategoryForm } from './category-form';

interface CategoryFieldsProps {
  form: UseFormReturnType<CategoryForm>;
  directory: AdminDirectory;
  /** Identity; nothing for a new one. */
  id?: string;
}

export function CategoryFields({ form, directory, id }: CategoryFieldsProps) {
  const { organisation: chosen, parent, urgent, areas } = form.values;
  const hasChildren = directory.categories.some(({ value }) => id !== undefined && value.parent === id);
  const parents = directory.categories.filter(
    ({ id: other, value }) => other !== id && value.parent === null && (value.active || other === parent),
  );
  const inUse = new Set([chosen, ...areas.map(({ organisation }) => organisation)]);
  const organisations = directory.organisations
    .filter(({ id: organisation, value }) => value.active || inUse.has(organisation))
    .map(({ id: organisation, value }) => ({ value: organisation, label: value.name }));
  return (
    <Stack gap="md">
      <Section title="Категорія">
        <Stack gap="sm">
          <TextInput label="Назва" description="Так її бачить заявник у боті" withAsterisk {...form.getInputProps('name')} />
          <Select
            label="Належить до"
            description={
              hasChildren ? 'Має підкатегорії, тому лишається на першому рівні' : 'Не вказано — категорія першого рівня'
            }
            placeholder="Перший рівень"
            searchable
            clearable
            disabled={hasChildren}
            data={parents.map(({ id: other, value }) => ({ value: other, label: value.name }))}
            {...form.getInputProps('parent')}
          />
          <Switch
            label="Чинна"
            description="Нечинну заявники більше не обирають; у картках вона лишається"
            {...form.getInputProps('active', { type: 'checkbox' })}
          />
        </Stack>
      </Section>
      <Section title="Строк і підтвердження">
        <Stack gap="sm">
          <NumberInput
            label="Звичайний строк, календарних днів"
            description="Від 1 до 30 (стаття 20 Закону «Про звернення громадян»)"
            withAsterisk
            min={1}
            max={30}
            clampBehavior="none"
            allowDecimal={false}
            allowNegative={false}
            maw={420}
            {...form.getInputProps('norm_days')}
          />
          <Switch
            label="Термінова: строк у годинах"
            description="Строк у годинах діє замість днів"
            {...form.getInputProps('urgent', { type: 'checkbox' })}
          />
          {urgent && (
            <NumberInput
              label="Строк, годин"
              description="Від 1 до 72"
              withAsterisk
              min={1}
              max={72}
              clampBehavior="none"
              allowDecimal={false}
              allowNegative={false}
              maw={420}
              {...form.getInputProps('norm_hours')}
            />
          )}
          <Switch
            label="Результат потребує підтвердження"
            description="Фото, відео або документ виконаної роботи (п. 6.5.2)"
            {...form.getInputProps('proof_required', { type: 'checkbox' })}
          />
        </Stack>
      </Section>
      <Section title="Хто виконує">
        <Stack gap="md">
          <Select
            label="Організація, що зазвичай виконує"
            placeholder="Не вказано"
            searchable
            clearable
            data={organisations}
            {...form.getInputProps('organisation')}
          />
          <AreasInput
            value={areas}
            onChange={(value) => form.setFieldValue('areas', value)}
            error={form.errors['areas']}
            organisations={organisations}
            streets={directory.streets}
          />
        </Stack>
      </Section>
      <Section title="Ключові слова">
        <TagsInput
          label="Слова, за якими бот пропонує категорію"
          description="Без закінчень: «ліхтар», «освітл». Після кожного натисніть Enter або кому. Без слів допомагає назва"
          splitChars={[',', ';', '\n']}
          clearable
          {...form.getInputProps('keywords')}
        />
      </Section>
    </Stack>
  );
}
