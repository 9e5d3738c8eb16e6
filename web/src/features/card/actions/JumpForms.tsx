// Steps that are taken where their subject stands: the request of an executor, the question for materials.
import { Button, Stack, Text } from '@mantine/core';
import { IconArrowDown } from '@tabler/icons-react';

import type { ActionFormProps } from './ActionPanel';

/** Brings an item of the page into view and to the keyboard. */
function goTo(id: string): void {
  const item = document.getElementById(id);
  item?.scrollIntoView({ behavior: 'smooth', block: 'start' });
  item?.focus({ preventScroll: true });
}

interface JumpProps {
  items: readonly { id: string; text: string; label: string }[];
}

function Jumps({ items }: JumpProps) {
  return (
    <Stack gap="sm">
      {items.map(({ id, text, label }) => (
        <div key={id}>
          <Text size="sm" lineClamp={3} style={{ overflowWrap: 'anywhere' }}>
            {text}
          </Text>
          <Button
            mt={6}
            fullWidth
            variant="light"
            leftSection={<IconArrowDown size={18} aria-hidden />}
            onClick={() => goTo(id)}
          >
            {label}
          </Button>
        </div>
      ))}
    </Stack>
  );
}

export function DecideJump({ card }: ActionFormProps) {
  const open = card.requests.filter(({ state }) => state === 'open');
  return (
    <Jumps
      items={open.map(({ sequence, text }) => ({ id: `request-${sequence}`, text, label: 'Перейти до запиту' }))}
    />
  );
}

export function GiveJump({ card }: ActionFormProps) {
  const asked = card.materials.filter(({ can_answer }) => can_answer);
  return (
    <Jumps
      items={asked.map(({ sequence, text }) => ({ id: `materials-${sequence}`, text, label: 'Перейти до відповіді' }))}
    />
  );
}
