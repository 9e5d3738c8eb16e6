// «Робочий календар»: when the city works, and the year that follows from it.
import { NumberInput, Stack, Text } from '@mantine/core';

import { useAdminCache, useWorkingCalendar } from '@/api/admin-hooks';
import type { CalendarEntry } from '@/api/admin-types';
import { Page } from '@/lib/ui/Page';
import { Section } from '@/lib/ui/Section';
import { ChangedBy } from '../parts/ChangedBy';
import { EntryFrame } from '../parts/EntryFrame';
import { History } from '../parts/History';
import { IN_A_MINUTE } from '../parts/in-a-minute';
import { Loaded } from '../parts/Loaded';
import { useRevert } from '../parts/revert';
import { useEntryForm } from '../parts/use-entry-form';
import { send } from '../send';
import { fieldOf, fromForm, rules, shownCalendar, toForm } from './calendar-form';
import { HolidaysInput, MovedDaysInput, ShortDaysInput } from './DaysInput';
import { MartialLawInput } from './MartialLawInput';
import { WeekInput } from './WeekInput';
import { YearView } from './YearView';

export function CalendarPage() {
  const query = useWorkingCalendar();
  return (
    <Page title="Робочий календар" aside={query.data !== undefined && <ChangedBy stamp={query.data} />}>
      <Loaded query={query}>{(calendar) => <Calendar calendar={calendar} />}</Loaded>
    </Page>
  );
}

function Calendar({ calendar }: { calendar: CalendarEntry }) {
  const cache = useAdminCache();
  const state = useEntryForm({
    key: 'admin.calendar',
    shown: shownCalendar(calendar),
    validate: rules,
    fieldOf,
    send: (values) => send.changeCalendar(calendar.version, fromForm(values)),
    read: shownCalendar,
    store: cache.storeCalendar,
    reload: cache.reload,
    done: () =>
      `${IN_A_MINUTE} Якщо від цього змінюються строки відкритих карток, їх буде перенесено, а заявників і виконавців повідомлено.`,
  });
  const revert = useRevert(state.form.setValues);
  const { form } = state;
  const { martial_law, week, holidays, short_days, moved_days } = form.values;
  const draft = fromForm(form.values);
  /** A list is one field: its rows are typed and refused together; so are the days of martial law. */
  const field = <K extends 'week' | 'holidays' | 'short_days' | 'moved_days' | 'martial_law'>(name: K) => ({
    onChange: (value: (typeof form.values)[K]) => form.setFieldValue(name, value as never),
    error: form.errors[name],
    'data-path': name,
  });
  return (
    <Stack gap="md">
      <EntryFrame state={state} what="calendar" stamp={calendar}>
        <Stack gap="md">
          <Section title="Рік">
            <YearView calendar={draft} />
          </Section>
          <Section title="Воєнний стан">
            <MartialLawInput value={martial_law} {...field('martial_law')} />
          </Section>
          <Section title="Робочий тиждень">
            <WeekInput value={week} {...field('week')} />
          </Section>
          <Section title="Святкові дні">
            <Text size="sm" c="dimmed" mb="sm">
              Свято, що припадає на вихідний, дає вихідний у наступний робочий день. Роки вкажіть для свят, які
              запровадили чи скасували.
            </Text>
            <HolidaysInput value={holidays} {...field('holidays')} />
            <NumberInput
              mt="md"
              styles={{ wrapper: { maxWidth: 120 } }}
              label="На скільки хвилин коротший день перед святом"
              description="За статтею 53 Кодексу законів про працю — на 60; 0 — не скорочується"
              min={0}
              max={240}
              clampBehavior="none"
              allowDecimal={false}
              {...form.getInputProps('eve_minutes')}
            />
          </Section>
          <Section title="Скорочені дні">
            <ShortDaysInput value={short_days} {...field('short_days')} />
          </Section>
          <Section title="Перенесені дні">
            <MovedDaysInput value={moved_days} {...field('moved_days')} />
          </Section>
        </Stack>
      </EntryFrame>
      <History what="calendar" onRevert={(before) => before.what === 'calendar' && revert(toForm(before.value))} />
    </Stack>
  );
}
