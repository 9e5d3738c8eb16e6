// «Додатково»: what is seldom needed, each in a window of its own.
import { Button, Menu, Modal } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState, type ComponentType } from 'react';

import type { AllowedAction, Card } from '@/api/types';
import type { ActionFormProps } from './ActionPanel';

interface MoreActionsProps {
  card: Card;
  actions: readonly AllowedAction[];
  formOf: (action: AllowedAction) => ComponentType<ActionFormProps> | undefined;
}

export function MoreActions({ card, actions, formOf }: MoreActionsProps) {
  // The action as it was when chosen: its form stays while the card behind it changes.
  const [chosen, setChosen] = useState<AllowedAction | null>(null);
  const [opened, setOpened] = useState(false);
  if (actions.length === 0 && chosen === null) return null;
  const Form = chosen === null ? undefined : formOf(chosen);
  const close = () => setOpened(false);
  return (
    <>
      {actions.length > 0 && (
        <Menu position="bottom-end" width={300}>
          <Menu.Target>
            <Button variant="subtle" size="sm" mt="sm" fullWidth leftSection={<IconDots size={18} />}>
              Додатково
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {actions.map((action) => (
              <Menu.Item
                key={action.action}
                data-testid={`more-${action.action}`}
                {...(action.action === 'block_applicant' ? { color: 'red' } : {})}
                onClick={() => {
                  setChosen(action);
                  setOpened(true);
                }}
              >
                {action.title}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      <Modal opened={opened} onClose={close} title={chosen?.title}>
        {chosen !== null && Form !== undefined && <Form card={card} action={chosen} onDone={close} />}
      </Modal>
    </>
  );
}
