// The fields of a member of staff, the same for an invitation and for a change.
import { Checkbox, MultiSelect, Select, Stack, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';

import type { AdminDirectory, Person } from '@/api/admin-types';
import { roleName } from '@/lib/format';
import { DayInput } from '@/lib/ui/DayInput';
import { Section } from '@/lib/ui/Section';
import classes from './Staff.module.css';
import { ROLES, type StaffForm } from './staff-form';

interface StaffFieldsProps {
  form: UseFormReturnType<StaffForm>;
  directory: AdminDirectory;
  /** An invitation names the account; later it stays as it is. */
  invites?: boolean;
  /** Who may stand in; nobody yet for somebody new. */
  substitutes?: readonly Person[];
}

export function StaffFields({ form, directory, invites = false, substitutes }: StaffFieldsProps) {
  const { roles, organisation: chosen } = form.values;
  const organisation = directory.organisations.find(({ id }) => id === chosen);
  return (
    <Stack gap="md">
      <Section title="Хто це">
        <Stack gap="sm">
          <div className={classes.names}>
            <TextInput label="Прізвище" withAsterisk {...form.getInputProps('surname')} />
            <TextInput label="Імʼя" withAsterisk {...form.getInputProps('name')} />
            <TextInput label="По батькові" {...form.getInputProps('patronymic')} />
          </div>
          <TextInput label="Посада" withAsterisk {...form.getInputProps('position')} />
          <div className={classes.pair}>
            <TextInput
              label="Електронна пошта"
              type="email"
              inputMode="email"
              withAsterisk={invites}
              description={invites ? 'Сюди надійде запрошення з тимчасовим паролем' : 'Сюди надходять коди для входу'}
              {...form.getInputProps('email')}
            />
            <TextInput
              label="Робочий телефон"
              type="tel"
              description="Необовʼязково"
              {...form.getInputProps('phone')}
            />
          </div>
          {invites && (
            <TextInput
              label="Імʼя для входу"
              description="Латинські літери, цифри, крапка й дефіс. Якщо не вказати, утвориться з імені та прізвища: o.melnyk"
              autoCapitalize="none"
              spellCheck={false}
              {...form.getInputProps('id')}
            />
          )}
        </Stack>
      </Section>
      <Section title="Ролі">
        <Checkbox.Group {...form.getInputProps('roles')} data-path="roles" tabIndex={-1}>
          <Stack gap="sm">
            {ROLES.map(({ role, about }) => (
              <Checkbox key={role} value={role} label={roleName(role)} description={about} />
            ))}
          </Stack>
        </Checkbox.Group>
        {roles.includes('decision_maker') && (
          <MultiSelect
            mt="md"
            label="Сфери"
            description="Звернення яких категорій пропонувати адресувати цій особі"
            placeholder={form.values.spheres.length === 0 ? 'Оберіть категорії' : ''}
            searchable
            hidePickedOptions
            data={directory.categories.map(({ id, value }) => ({ value: id, label: value.name }))}
            {...form.getInputProps('spheres')}
          />
        )}
      </Section>
      <Section title="Де працює">
        <div className={classes.pair}>
          <Select
            label="Організація"
            description="Для виконавця обовʼязково"
            placeholder="Не вказано"
            searchable
            clearable
            withAsterisk={roles.includes('executor')}
            data={directory.organisations
              .filter(({ id, value }) => value.active || id === chosen)
              .map(({ id, value }) => ({ value: id, label: value.name }))}
            {...form.getInputProps('organisation')}
            onChange={(value: string | null) => form.setValues({ organisation: value, unit: null })}
          />
          <Select
            label="Підрозділ"
            description={
              organisation === undefined || organisation.value.units.length > 0
                ? 'З переліку підрозділів організації'
                : 'В організації підрозділів не вказано'
            }
            placeholder="Не вказано"
            clearable
            disabled={(organisation?.value.units.length ?? 0) === 0}
            data={organisation?.value.units ?? []}
            {...form.getInputProps('unit')}
          />
        </div>
      </Section>
      {substitutes !== undefined && (
        <Section title="Відсутність і заступник">
          <Text size="sm" c="dimmed" mb="sm">
            У ці дні все, що адресовано працівникові, бачить і виконує заступник. Це видно на кожній картці.
          </Text>
          <Stack gap="sm">
            <div className={classes.pair}>
              <DayInput label="Перший день" clearable earliest={null} latest={null} {...form.getInputProps('absence_from')} />
              <DayInput
                label="Останній день"
                clearable
                earliest={form.values.absence_from}
                latest={null}
                {...form.getInputProps('absence_to')}
              />
            </div>
            <Select
              label="Хто заступає"
              description="Чинний працівник із тими самими повноваженнями"
              placeholder="Не вказано"
              searchable
              clearable
              data={substitutes.map(({ id, name }) => ({ value: id, label: name }))}
              {...form.getInputProps('substitute')}
            />
          </Stack>
        </Section>
      )}
    </Stack>
  );
}
