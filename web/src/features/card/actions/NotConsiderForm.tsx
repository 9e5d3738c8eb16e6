// Declares the appeal not to be considered (law, art. 8): anonymous, or already resolved on its merits.
import { Input, Radio, Stack, Text } from '@mantine/core';

import { ANONYMOUS } from '@/lib/fields/marks';
import type { CardSummary } from '@/api/types';
import { TextWithTemplates } from '@/lib/fields/TextWithTemplates';
import type { ActionFormProps } from './ActionPanel';
import { ConfirmedForm } from './ConfirmedForm';
import { OthersChoice } from './OthersChoice';
import { MessagePreview } from './MessagePreview';
import { send } from './send';
import { field, filled, useActionForm } from './use-action-form';

export function NotConsiderForm({ card, onDone }: ActionFormProps) {
  const anonymous = card.marks.subject.code === ANONYMOUS;
  const state = useActionForm({
    card,
    action: 'not_consider',
    initial: { ground: anonymous ? 'anonymous' : 'resolved', earlier: null as CardSummary | null, text: '' },
    validate: {
      earlier: (earlier: CardSummary | null, { ground }) =>
        ground === 'resolved' && earlier === null ? 'Оберіть звернення, за яким питання вирішено' : null,
      text: filled('Поясніть заявникові рішення'),
    },
    send: ({ ground, earlier, text }, at) =>
      send.notConsider(at, { earlier: ground === 'resolved' ? (earlier?.id ?? null) : null, text: text.trim() }),
    done: ({ number }) => `Звернення № ${number} визнано таким, що не підлягає розгляду.`,
    onDone,
  });
  const { ground, earlier, text } = state.form.values;
  return (
    <ConfirmedForm
      state={state}
      submitLabel="Підтвердити і закрити картку"
      summary={
        <>
          <Text size="sm" mb="sm">
            Картку № {card.number} буде закрито з результатом «Не підлягає розгляду».
          </Text>
          <MessagePreview
            card={card}
            what={
              ground === 'anonymous'
                ? 'Воно не підлягає розгляду, бо анонімне.'
                : `Воно не підлягає розгляду: це саме питання вирішено по суті за зверненням № ${earlier?.number ?? ''}.`
            }
            text={text.trim()}
            article="ст. 8"
          />
        </>
      }
    >
      <Radio.Group label="Підстава" withAsterisk {...state.form.getInputProps('ground')}>
        <Stack gap={6} mt={4}>
          <Radio value="resolved" label="повторне: питання вже вирішено по суті" />
          <Radio
            value="anonymous"
            label="анонімне"
            disabled={!anonymous}
            description={anonymous ? undefined : 'Спершу класифікуйте звернення як анонімне.'}
          />
        </Stack>
      </Radio.Group>
      {ground === 'resolved' && (
        <Input.Wrapper
          label="За яким зверненням вирішено"
          labelElement="div"
          withAsterisk
          error={state.form.errors['earlier']}
        >
          <OthersChoice
            card={card}
            suits={(other) => other.state === 'closed'}
            empty="Закритих звернень цієї людини немає."
            value={earlier}
            onChange={(other) => state.form.setFieldValue('earlier', other)}
          />
        </Input.Wrapper>
      )}
      <TextWithTemplates
        cardId={card.id}
        kind="refusal"
        label="Пояснення заявникові"
        withAsterisk
        {...field(state.form, 'text')}
      />
    </ConfirmedForm>
  );
}
