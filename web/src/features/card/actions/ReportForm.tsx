// The executor reports the result; a refusal names the law it stands on.
import { Select, Text, Textarea } from '@mantine/core';

import { useDirectory } from '@/api/hooks';
import { TextWithTemplates } from '@/lib/fields/TextWithTemplates';
import { plural } from '@/lib/plural';
import { ActionFrame } from '@/lib/ui/ActionFrame';
import type { ActionFormProps } from './ActionPanel';
import { send } from './send';
import { field, filled, useActionForm } from './use-action-form';

/** The classifier's code of a refusal: only it needs a law (art. 15). */
const REFUSED = '9.2';

export function ReportForm({ card, action }: ActionFormProps) {
  const { data: directory } = useDirectory();
  const unfinished = card.parts.filter((part) => part.state !== 'done').length;
  const state = useActionForm({
    card,
    action: 'report',
    initial: { result: '', code: null as string | null, law: '' },
    validate: {
      result: filled('Напишіть, що зроблено: цей текст отримає заявник'),
      code: (code: string | null) => (code === null ? 'Оберіть результат розгляду' : null),
      law: (law: string, { code }) =>
        code === REFUSED && law.trim() === '' ? 'Назвіть закон і статтю, на яких ґрунтується відмова' : null,
    },
    send: (values, at) =>
      send.report(at, {
        result: values.result.trim(),
        code: values.code ?? '',
        law: values.code === REFUSED ? values.law.trim() : null,
      }),
    done: () => 'Звіт надіслано. Відповідальна особа перевірить результат і закриє картку.',
  });
  return (
    <ActionFrame state={state} submitLabel="Надіслати звіт">
      {action.proof_required === true && (
        <Text size="sm" c="var(--words-warning)">
          До результату потрібне підтвердження: спершу додайте фото, відео або документ.
        </Text>
      )}
      {unfinished > 0 && (
        <Text size="sm" c="var(--words-warning)">
          Ще не завершили свої частини: {plural.count(unfinished, 'співвиконавець', 'співвиконавці', 'співвиконавців')}.
          Звіт можна надіслати, коли всі частини готові.
        </Text>
      )}
      <Select
        label="Результат розгляду"
        placeholder="Оберіть"
        withAsterisk
        allowDeselect={false}
        disabled={directory === undefined}
        data={directory?.result_codes.map(({ code, name }) => ({ value: code, label: name })) ?? []}
        {...state.form.getInputProps('code')}
      />
      <TextWithTemplates
        cardId={card.id}
        kind={state.form.values.code === REFUSED ? 'refusal' : 'answer'}
        label="Відповідь заявнику"
        description="Що зроблено, коли і ким. Текст отримає заявник."
        withAsterisk
        minRows={4}
        {...field(state.form, 'result')}
      />
      {state.form.values.code === REFUSED && (
        <Textarea
          label="Підстава відмови в законі"
          description="Закон і стаття. Порядок оскарження додасться до відповіді автоматично."
          withAsterisk
          minRows={2}
          {...state.form.getInputProps('law')}
        />
      )}
    </ActionFrame>
  );
}
