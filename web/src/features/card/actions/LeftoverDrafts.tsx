// Text typed for an action that is no longer possible: shown once more, so that it can be copied.
import { Alert, Button, CopyButton, Group, Text } from '@mantine/core';
import { IconNotes } from '@tabler/icons-react';
import { useState } from 'react';

import type { ActionName, Card } from '@/api/types';
import { dropDraft, readDraft } from '@/lib/drafts';
import { draftKey } from './use-action-form';

/** Every action that takes text, with the field that holds it. */
const TEXTS: readonly { action: ActionName; field: string }[] = [
  { action: 'address', field: 'note' },
  { action: 'assign', field: 'resolution' },
  { action: 'accept', field: 'comment' },
  { action: 'comment', field: 'text' },
  { action: 'report', field: 'result' },
  { action: 'return_for_rework', field: 'reason' },
  { action: 'close', field: 'comment' },
  { action: 'ask', field: 'question' },
];

function leftovers(card: Card): { key: string; text: string }[] {
  return TEXTS.filter(({ action }) => card.allowed_actions.every((allowed) => allowed.action !== action)).flatMap(
    ({ action, field }) => {
      const key = draftKey(card.id, action);
      const text = readDraft<Record<string, unknown>>(key)?.[field];
      return typeof text === 'string' && text.trim() !== '' ? [{ key, text }] : [];
    },
  );
}

export function LeftoverDrafts({ card }: { card: Card }) {
  const [, redraw] = useState(0);
  return leftovers(card).map(({ key, text }) => (
    <Alert key={key} mb="sm" color="yellow" variant="light" icon={<IconNotes size={20} />} title="Ваш ненадісланий текст">
      <Text size="sm" mb={6}>
        Картку змінили, і цей крок уже неможливий. Текст збережено, щоб ви могли його використати:
      </Text>
      <Text size="sm" fs="italic" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
        {text}
      </Text>
      <Group gap="xs" mt="sm">
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button size="xs" variant="default" onClick={copy}>
              {copied ? 'Скопійовано' : 'Копіювати'}
            </Button>
          )}
        </CopyButton>
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          onClick={() => {
            dropDraft(key);
            redraw((count) => count + 1);
          }}
        >
          Більше не потрібен
        </Button>
      </Group>
    </Alert>
  ));
}
