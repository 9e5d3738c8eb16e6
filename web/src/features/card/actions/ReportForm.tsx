// The executor reports the result.
import { Select, Text, Textarea } from '@mantine/core';

import { useDirectory } from '@/api/hooks';
import { ActionFrame } from '@/lib/ui/ActionFrame';
import type { ActionFormProps } from './ActionPanel';
import { send } from './send';
import { filled, useActionForm } from './use-action-form';

export function ReportForm({ card, action }: ActionFormProps) {
  const { data: directory } = useDirectory();
  const state = useActionForm({
    card,
    action: 'report',
    initial: { result: '', code: null as string | null },
    validate: {
      result: filled('Напишіть, що зроблено: цей текст отримає заявник'),
      code: (code: string | null) => (code === null ? 'Оберіть результат розгляду' : null),
    },
    send: (values, at) => send.report(at, { result: values.result.trim(), code: values.code ?? '' }),
    done: () => 'Звіт надіслано. Відповідальна особа перевірить результат і закриє картку.',
  });
  return (
    <ActionFrame state={state} submitLabel="Надіслати звіт">
      {action.proof_required === true && (
        <Text size="sm" c="var(--words-warning)">
          До результату потрібне підтвердження: спершу додайте фото, відео або документ.
        </Text>
      )}
      <Textarea
        label="Відповідь заявнику"
        description="Що зроблено, коли і ким. Текст отримає заявник."
        withAsterisk
        minRows={4}
        {...state.form.getInputProps('result')}
      />
      <Select
        label="Результат розгляду"
        placeholder="Оберіть"
        withAsterisk
        allowDeselect={false}
        disabled={directory === undefined}
        data={directory?.result_codes.map(({ code, name }) => ({ value: code, label: name })) ?? []}
        {...state.form.getInputProps('code')}
      />
    </ActionFrame>
  );
}
