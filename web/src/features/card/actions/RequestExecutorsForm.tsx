// The executor asks to be changed for another, or for help.
import { MultiSelect, Radio, Stack, Textarea } from '@mantine/core';

import { useDirectory } from '@/api/hooks';
import { byOrganisation } from '@/lib/fields/people';
import { ActionFrame } from '@/lib/ui/ActionFrame';
import type { ActionFormProps } from './ActionPanel';
import { sendRequest } from './send';
import { filled, useActionForm } from './use-action-form';

export function RequestExecutorsForm({ card }: ActionFormProps) {
  const { data: directory } = useDirectory();
  const others = directory?.staff.filter(({ roles }) => roles.includes('executor')) ?? [];
  const state = useActionForm({
    card,
    action: 'request_executors',
    initial: { change: null as string | null, proposed: [] as string[], reason: '' },
    validate: {
      change: (change: string | null) => (change === null ? 'Оберіть, чого саме ви просите' : null),
      reason: filled('Обґрунтуйте прохання'),
    },
    send: ({ change, proposed, reason }, at) =>
      sendRequest.executors(at, { change: change === 'change', proposed, reason: reason.trim() }),
    done: () => 'Запит надіслано керівникові. Рішення зʼявиться на картці.',
  });
  return (
    <ActionFrame state={state} submitLabel="Надіслати запит">
      <Radio.Group label="Прошу" withAsterisk {...state.form.getInputProps('change')}>
        <Stack gap={6} mt={4}>
          <Radio value="change" label="змінити виконавця: питання не належить до моєї компетенції" />
          <Radio value="add" label="залучити додаткових виконавців" />
        </Stack>
      </Radio.Group>
      <MultiSelect
        label="Кого пропонуєте"
        placeholder={state.form.values.proposed.length === 0 ? 'Необовʼязково' : undefined}
        searchable
        hidePickedOptions
        disabled={directory === undefined}
        data={byOrganisation(others, null)}
        {...state.form.getInputProps('proposed')}
      />
      <Textarea
        label="Обґрунтування"
        placeholder="Чому потрібні інші чи додаткові виконавці"
        withAsterisk
        {...state.form.getInputProps('reason')}
      />
    </ActionFrame>
  );
}
