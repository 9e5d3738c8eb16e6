// Sets the place the appeal is about.
import { Anchor, NumberInput, SimpleGrid, TextInput } from '@mantine/core';
import { useState } from 'react';

import { ActionFrame } from '@/lib/ui/ActionFrame';
import type { ActionFormProps } from './ActionPanel';
import { send } from './send';
import { useActionForm } from './use-action-form';

/** «48.9127, 31.2044», as maps write a place, or a link to one. */
function pointIn(text: string): { latitude: number; longitude: number } | null {
  const found = /(-?\d{1,2}\.\d+)\s*[,/ ]\s*(-?\d{1,3}\.\d+)/.exec(text);
  return found === null ? null : { latitude: Number(found[1]), longitude: Number(found[2]) };
}

function within(limit: number, message: string) {
  return (value: number | string) => (value === '' || Math.abs(Number(value)) > limit ? message : null);
}

export function LocationForm({ card, onDone }: ActionFormProps) {
  const [pasted, setPasted] = useState('');
  const state = useActionForm({
    card,
    action: 'set_location',
    initial: {
      latitude: (card.location?.latitude ?? ''),
      longitude: (card.location?.longitude ?? ''),
    },
    validate: {
      latitude: within(90, 'Від −90 до 90'),
      longitude: within(180, 'Від −180 до 180'),
    },
    send: (values, at) =>
      send.setLocation(at, { latitude: Number(values.latitude), longitude: Number(values.longitude) }),
    done: () => 'Місце вказано на картці.',
    onDone,
  });
  return (
    <ActionFrame state={state} submitLabel="Зберегти місце">
      <TextInput
        label="Координати або посилання з карти"
        description={
          <>
            Вставте сюди, наприклад 48.9127, 31.2044 —{' '}
            <Anchor href="https://www.openstreetmap.org/" target="_blank" rel="noopener noreferrer" size="xs">
              відкрити карту
            </Anchor>
          </>
        }
        value={pasted}
        onChange={(event) => {
          setPasted(event.currentTarget.value);
          const point = pointIn(event.currentTarget.value);
          if (point !== null) state.form.setValues(point);
        }}
      />
      <SimpleGrid cols={2} spacing="sm">
        <NumberInput label="Широта" withAsterisk hideControls decimalScale={6} {...state.form.getInputProps('latitude')} />
        <NumberInput label="Довгота" withAsterisk hideControls decimalScale={6} {...state.form.getInputProps('longitude')} />
      </SimpleGrid>
    </ActionFrame>
  );
}
