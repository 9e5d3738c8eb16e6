// «Додатково»: what is seldom needed, each in a window of its own.
import { Button, Menu, Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconDots } from '@tabler/icons-react';
import { Fragment, useState, type ReactNode } from 'react';

import type { AllowedAction } from '@/api/types';

interface MoreActionsProps {
  actions: readonly AllowedAction[];
  /** The form of an action; `done` closes the window it stands in. */
  form: (action: AllowedAction, done: () => void) => ReactNode;
}

/** Under which words each stands; what is named nowhere stands under the last. */
const GROUPS: readonly { label: string; actions: readonly string[] }[] = [
  { label: 'Облік', actions: ['correct_category', 'classify', 'set_location'] },
  { label: 'Інші картки', actions: ['link', 'merge', 'split'] },
  { label: 'Завершити за законом', actions: ['forward', 'return_to_author', 'not_consider'] },
  { label: 'Інше', actions: [] },
];

function grouped(actions: readonly AllowedAction[]): { label: string; items: AllowedAction[] }[] {
  const labelOf = ({ action }: AllowedAction) =>
    GROUPS.find((group) => group.actions.includes(action))?.label ?? GROUPS.at(-1)?.label;
  return GROUPS.map(({ label }) => ({ label, items: actions.filter((action) => labelOf(action) === label) })).filter(
    ({ items }) => items.length > 0,
  );
}

export function MoreActions({ actions, form }: MoreActionsProps) {
  // The action as it was when chosen: its form stays while the card behind it changes.
  const [chosen, setChosen] = useState<AllowedAction | null>(null);
  const [opened, setOpened] = useState(false);
  const narrow = useMediaQuery('(max-width: 48em)');
  if (actions.length === 0 && chosen === null) return null;
  const groups = grouped(actions);
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
          <Menu.Dropdown mah="70vh" style={{ overflowY: 'auto' }}>
            {groups.map(({ label, items }) => (
              <Fragment key={label}>
                {groups.length > 1 && <Menu.Label>{label}</Menu.Label>}
                {items.map((action) => (
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
              </Fragment>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      <Modal opened={opened} onClose={close} title={chosen?.title} size="lg" fullScreen={narrow}>
        {chosen !== null && form(chosen, close)}
      </Modal>
    </>
  );
}
