// The fields of an organisation.
import { Select, Stack, Switch, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';

import { Section } from '@/lib/ui/Section';
import { OrderedTexts } from '../parts/OrderedTexts';
import { ORGANISATION_KINDS } from '../parts/words';
import type { OrganisationForm } from './organisation-form';

export function OrganisationFields({ form }: { form: UseFormReturnType<OrganisationForm> }) {
  return (
    <Stack gap="md">
      <Section title="Організація">
        <Stack gap="sm">
          <TextInput label="Повна назва" withAsterisk {...form.getInputProps('name')} />
          <Select
            label="Вид"
            allowDeselect={false}
            withAsterisk
            data={ORGANISATION_KINDS.map(({ value, label }) => ({ value, label }))}
            {...form.getInputProps('kind')}
          />
          <Textarea
            label="Контакти"
            description="Телефон, адреса, електронна пошта. Необовʼязково"
            {...form.getInputProps('contacts')}
          />
          <Switch
            label="Чинна"
            description="Виконавців можна призначати лише з чинних організацій"
            {...form.getInputProps('active', { type: 'checkbox' })}
          />
        </Stack>
      </Section>
      <Section title="Підрозділи">
        <OrderedTexts
          label="Перелік підрозділів"
          description="У цьому порядку їх видно під час вибору"
          addLabel="Додати підрозділ"
          value={form.values.units}
          onChange={(units) => form.setFieldValue('units', units)}
          error={form.errors['units']}
          data-path="units"
        />
      </Section>
    </Stack>
  );
}
