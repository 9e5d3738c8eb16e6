// Grants inclusion in a strategic plan: which one, of which year, and when the work is expected.
import { SimpleGrid, Textarea, TextInput } from '@mantine/core';

import { today } from '@/lib/dates';
import { quoted } from '@/lib/format';
import { ActionFrame } from '@/lib/ui/ActionFrame';
import { DayInput } from '@/lib/ui/DayInput';
import { sendRequest } from '../actions/send';
import { filled, optional, useActionForm } from '../actions/use-action-form';
import { decisionOf, type DecisionProps } from './DecideRequest';

export function GrantPlanForm({ card, request }: DecisionProps) {
  const year = Number(today().slice(0, 4));
  const state = useActionForm({
    card,
    action: 'decide_request',
    of: decisionOf(request, 'grant'),
    initial: { name: request.plan ?? '', year: String(year + 1), expected: null as string | null, comment: '' },
    validate: {
      name: filled('Назвіть план'),
      year: (value: string) =>
        /^\d{4}$/.test(value.trim()) && Number(value) >= year && Number(value) <= year + 20 ? null : `Від ${year} до ${year + 20}`,
      expected: (day: string | null) => (day === null || day === '' ? 'Вкажіть, коли очікувати виконання' : null),
    },
    send: (values, at) =>
      sendRequest.grantPlan(at, {
        request: request.sequence,
        name: values.name.trim(),
        year: Number(values.year),
        expected: values.expected ?? '',
        comment: optional(values.comment),
      }),
    done: ({ plan }) => `Питання включено до плану${plan === null ? '.' : ` ${quoted(plan.name)}.`} Заявника повідомлено.`,
  });
  return (
    <ActionFrame state={state} submitLabel="Задовольнити запит">
      <TextInput label="Назва плану" withAsterisk {...state.form.getInputProps('name')} />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextInput label="Рік" inputMode="numeric" withAsterisk {...state.form.getInputProps('year')} />
        <DayInput label="Очікуване виконання" latest={null} withAsterisk {...state.form.getInputProps('expected')} />
      </SimpleGrid>
      <Textarea label="Коментар" placeholder="Необовʼязково" minRows={2} {...state.form.getInputProps('comment')} />
    </ActionFrame>
  );
}
