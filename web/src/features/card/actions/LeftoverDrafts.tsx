// Text typed for an action that is no longer possible: shown once more, so that it can be copied.
import { Alert, Button, CopyButton, Group, Text } from '@mantine/core';
import { IconNotes } from '@tabler/icons-react';
import { useState } from 'react';

import type { ActionName, Card } from '@/api/types';
import { dropDraft, draftKeys, readDraft } from '@/lib/drafts';

/** The fields that hold a person's own words, by action. */
const TEXTS: Record<string, readonly string[]> & Partial<Record<ActionName, readonly string[]>> = {
  address: ['note'],
  assign: ['resolution', 'due_reason'],
  accept: ['comment'],
  comment: ['text'],
  complete_part: ['text'],
  report: ['result', 'law'],
  return_for_rework: ['reason'],
  close: ['comment'],
  rate: ['comment'],
  ask: ['question'],
  correct_deadline: ['reason'],
  request_executors: ['reason'],
  request_control: ['reason'],
  request_plan: ['plan', 'reason'],
  withdraw_request: ['comment'],
  decide_request: ['name', 'reason', 'comment'],
  ask_materials: ['text'],
  give_materials: ['text'],
  prompt: ['text'],
  inform: ['text'],
  split: ['substance'],
  forward: ['to', 'text'],
  return_to_author: ['text'],
  not_consider: ['text'],
  record_measure: ['text'],
};

/** A draft's values, as far as they are known to be something. */
type Kept = Record<string, unknown> & { team?: { co_executors?: { task?: unknown }[] } };

function words(action: string, draft: Kept): string[] {
  const fields = (TEXTS[action] ?? []).map((field) => draft[field]);
  const tasks = draft.team?.co_executors?.map(({ task }) => task) ?? [];
  return [...fields, ...tasks].filter((text) => typeof text === 'string').filter((text) => text.trim() !== '');
}

/** Whether what the draft was for can still be done. */
function possible(card: Card, action: string, of: string | undefined): boolean {
  if (card.allowed_actions.every((allowed) => allowed.action !== action)) return false;
  const sequence = Number(of);
  if (action === 'decide_request' || action === 'withdraw_request') {
    return card.requests.some((request) => request.sequence === sequence && request.state === 'open');
  }
  if (action === 'give_materials') {
    return card.materials.some((asked) => asked.sequence === sequence && asked.can_answer);
  }
  return true;
}

function leftovers(card: Card): { key: string; text: string }[] {
  return draftKeys(`${card.id}.`).flatMap((key) => {
    const [action = '', of] = key.slice(card.id.length + 1).split('.');
    if (possible(card, action, of)) return [];
    const text = words(action, readDraft<Kept>(key) ?? {}).join('\n\n');
    return text === '' ? [] : [{ key, text }];
  });
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
