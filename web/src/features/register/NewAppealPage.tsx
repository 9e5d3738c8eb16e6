// «Нове звернення»: an appeal of a citizen who came, phoned or wrote, taken down by the responsible person.
import { Anchor, Checkbox, Group, Paper, SimpleGrid, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { IconArrowLeft, IconLock } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';

import { api } from '@/api/client';
import { useMe } from '@/api/hooks';
import type { Card } from '@/api/types';
import { CategoryInput } from '@/lib/fields/CategoryInput';
import { marksBody, marksRule, USUAL_MARKS } from '@/lib/fields/marks';
import { MarksFields } from '@/lib/fields/MarksFields';
import { ActionFrame } from '@/lib/ui/ActionFrame';
import { HomeLink } from '@/lib/ui/HomeLink';
import { Notice } from '@/lib/ui/Notice';
import { Page } from '@/lib/ui/Page';
import { AFTER_SAVE } from '@/lib/unsaved';
import { field, filled, optional, useVersionedForm } from '@/lib/use-versioned-form';
import classes from './NewAppeal.module.css';

const INITIAL = {
  surname: '',
  name: '',
  patronymic: '',
  no_patronymic: false,
  residence: '',
  phone: '',
  email: '',
  category: null as string | null,
  substance: '',
  marks: USUAL_MARKS,
};

type NewAppeal = typeof INITIAL;

function phoneRule(phone: string): string | null {
  const digits = phone.replace(/\D/g, '').length;
  return digits >= 9 && digits <= 15 ? null : 'Вкажіть номер, наприклад +380671234567';
}

function emailRule(email: string): string | null {
  return email.trim() === '' || /^\S+@\S+\.\S+$/.test(email.trim()) ? null : 'Перевірте адресу пошти';
}

async function register(values: NewAppeal): Promise<Card> {
  const { data } = await api.POST('/api/appeals', {
    body: {
      surname: values.surname.trim(),
      name: values.name.trim(),
      patronymic: values.no_patronymic ? null : values.patronymic.trim(),
      residence: values.residence.trim(),
      phone: values.phone.trim(),
      email: optional(values.email),
      category: values.category ?? '',
      substance: values.substance.trim(),
      marks: marksBody(values.marks),
    },
  });
  if (data === undefined) throw new Error('the answer has no card');
  return data;
}

export function NewAppealPage() {
  const { data: me } = useMe();
  return (
    <>
      <Group mb="sm">
        <Anchor component={Link} to="/register" size="sm" className={classes.back}>
          <IconArrowLeft size={16} aria-hidden /> Реєстр
        </Anchor>
      </Group>
      <Page title="Нове звернення">
        {me !== undefined && !me.roles.includes('responsible') ? (
          <Notice icon={IconLock} title="Звернення реєструє відповідальна особа">
            <Text c="dimmed" ta="center">
              У вас немає для цього права (п. 2.1).
            </Text>
            <HomeLink />
          </Notice>
        ) : (
          <Form />
        )}
      </Page>
    </>
  );
}

function Form() {
  const navigate = useNavigate();
  const client = useQueryClient();
  const state = useVersionedForm<NewAppeal, Card>({
    key: 'new-appeal',
    initial: INITIAL,
    validate: {
      surname: filled('Вкажіть прізвище'),
      name: filled('Вкажіть імʼя'),
      patronymic: (patronymic, { no_patronymic }) =>
        !no_patronymic && patronymic.trim() === '' ? 'Вкажіть по батькові або позначте, що його немає' : null,
      residence: filled('Вкажіть місце проживання'),
      phone: phoneRule,
      email: emailRule,
      category: (category) => (category === null ? 'Оберіть категорію' : null),
      substance: filled('Напишіть суть звернення'),
      marks: marksRule,
    },
    send: register,
    store: ({ id }) => {
      void client.invalidateQueries({ queryKey: ['get', '/api/worklist'] });
      void client.invalidateQueries({ queryKey: ['get', '/api/appeals'] });
      void navigate(`/appeals/${encodeURIComponent(id)}`, { state: { ...AFTER_SAVE, from: '/register' } });
    },
    reload: () => Promise.resolve(),
    done: ({ number }) => `Звернення зареєстровано за № ${number}.`,
  });
  const { form } = state;
  return (
    <Paper withBorder p={{ base: 'md', sm: 'lg' }} maw={860}>
      <ActionFrame state={state} submitLabel="Зареєструвати звернення">
        <Title order={2} size="h4">
          Заявник
        </Title>
        <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
          <TextInput label="Прізвище" withAsterisk autoComplete="off" {...form.getInputProps('surname')} />
          <TextInput label="Імʼя" withAsterisk autoComplete="off" {...form.getInputProps('name')} />
          <Stack gap={6}>
            <TextInput
              label="По батькові"
              withAsterisk={!form.values.no_patronymic}
              disabled={form.values.no_patronymic}
              autoComplete="off"
              {...form.getInputProps('patronymic')}
            />
            <Checkbox
              label="немає"
              {...form.getInputProps('no_patronymic', { type: 'checkbox' })}
              onChange={({ currentTarget: { checked } }) => {
                form.setFieldValue('no_patronymic', checked);
                form.clearFieldError('patronymic');
              }}
            />
          </Stack>
        </SimpleGrid>
        <TextInput
          label="Місце проживання"
          placeholder="Місто, вулиця, будинок, квартира"
          withAsterisk
          autoComplete="off"
          {...form.getInputProps('residence')}
        />
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <TextInput
            label="Телефон"
            placeholder="+380671234567"
            type="tel"
            withAsterisk
            autoComplete="off"
            {...form.getInputProps('phone')}
          />
          <TextInput
            label="Електронна пошта"
            placeholder="Необовʼязково"
            type="email"
            autoComplete="off"
            {...form.getInputProps('email')}
          />
        </SimpleGrid>
        <Title order={2} size="h4" mt="sm">
          Звернення
        </Title>
        <CategoryInput label="Категорія" {...field(form, 'category')} />
        <Textarea
          label="Суть звернення"
          description="Словами заявника: що сталося, де саме, про що він просить."
          withAsterisk
          minRows={5}
          {...form.getInputProps('substance')}
        />
        <Title order={2} size="h4" mt="sm">
          Облік
        </Title>
        <MarksFields {...field(form, 'marks')} />
        <Text size="sm" c="dimmed">
          Номер буде присвоєно під час реєстрації. Заявник не отримуватиме повідомлень у месенджері: назвіть йому номер.
        </Text>
      </ActionFrame>
    </Paper>
  );
}
