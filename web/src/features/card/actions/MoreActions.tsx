// «Додатково»: what is seldom needed, each in a window of its own.
import { Button, Menu, Modal } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';

import type { AllowedAction } from '@/api/types';

interface MoreActionsProps {
  actions: readonly AllowedAction[];
  /** The form of an action; `done` closes the window it stands in. */
  form: (action: AllowedAction, done: () => void) => ReactNode;
}

export function MoreActions({ actions, form }: MoreActionsProps) {
  // The action as it was when chosen: its form stays while the card behind it changes.
  const [chosen, setChosen] = useState<AllowedAction | null>(null);
  const [opened, setOpened] = useState(false);
  if (actions.length === 0 && chosen === null) return null;
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
                {...(action.action === 'block_applicant' ? { color: 'red.9' } : {})}
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
        {chosen !== null && form(chosen, close)}
      </Modal>
    </>
  );
}
