// The decision-maker rates the quality of the execution.
import { Group, Input, Rating, Text, Textarea } from '@mantine/core';

import { ActionFrame } from '@/lib/ui/ActionFrame';
import { MARKS, POOR } from '../ratings';
import type { ActionFormProps } from './ActionPanel';
import { send } from './send';
import { optional, useActionForm } from './use-action-form';

export function RateForm({ card }: ActionFormProps) {
  const state = useActionForm({
    card,
    action: 'rate',
    initial: { quality: 0, comment: '' },
    validate: {
      quality: (quality: number) => (quality === 0 ? 'Поставте оцінку' : null),
      comment: (comment: string, { quality }) =>
        quality > 0 && quality <= POOR && comment.trim() === '' ? 'Поясніть низьку оцінку' : null,
    },
    send: (values, at) => send.rate(at, { quality: values.quality, comment: optional(values.comment) }),
    done: ({ rating }) => (rating === null ? 'Оцінку збережено.' : `Оцінку збережено: ${rating.quality} з 5.`),
  });
  const { quality } = state.form.values;
  const poor = quality > 0 && quality <= POOR;
  return (
    <ActionFrame state={state} submitLabel="Оцінити">
      <Input.Wrapper label="Якість виконання" withAsterisk labelElement="div" error={state.form.errors['quality']}>
        <Group gap="sm" mt={2}>
          <Rating
            size="lg"
            value={quality}
            onChange={(value) => state.form.setFieldValue('quality', value)}
            getSymbolLabel={(value) => `${value} з 5: ${MARKS[value] ?? ''}`}
          />
          <Text size="sm" c="dimmed" aria-hidden>
            {MARKS[quality] ?? ''}
          </Text>
        </Group>
      </Input.Wrapper>
      <Textarea
        label="Коментар"
        placeholder={poor ? 'Чому оцінка низька' : 'Необовʼязково'}
        withAsterisk={poor}
        minRows={2}
        {...state.form.getInputProps('comment')}
      />
    </ActionFrame>
  );
}
