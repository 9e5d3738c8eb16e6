// Ties the card to a related one, or marks it as a repeat of another.
import { Radio, Stack, Text } from '@mantine/core';

import type { CardSummary } from '@/api/types';
import type { ActionFormProps } from './ActionPanel';
import { Brief } from './Brief';
import { CardFinder } from './CardFinder';
import { ConfirmedForm } from './ConfirmedForm';
import { send } from './send';
import { field, useActionForm } from './use-action-form';

export function LinkForm({ card, onDone }: ActionFormProps) {
  const state = useActionForm({
    card,
    action: 'link',
    initial: { other: null as CardSummary | null, kind: 'related' },
    validate: { other: (other: CardSummary | null) => (other === null ? 'Знайдіть другу картку' : null) },
    send: ({ other, kind }, at) => send.link(at, { other: other?.id ?? '', kind }),
    done: () => 'Картки повʼязано. Звʼязок видно на обох.',
    onDone,
  });
  const { other, kind } = state.form.values;
  return (
    <ConfirmedForm
      state={state}
      submitLabel="Повʼязати"
      summary={
        other !== null && (
          <>
            <Text size="sm" mb="xs">
              {kind === 'repeat' ? 'Буде позначено як повторне з карткою:' : 'Буде повʼязано з карткою:'}
            </Text>
            <Brief card={other} />
          </>
        )
      }
    >
      <CardFinder card={card} {...field(state.form, 'other')} />
      <Radio.Group label="Звʼязок" {...state.form.getInputProps('kind')}>
        <Stack gap={6} mt={4}>
          <Radio value="related" label="повʼязані питання" />
          <Radio value="repeat" label="повторне звернення з того самого питання" />
        </Stack>
      </Radio.Group>
    </ConfirmedForm>
  );
}
