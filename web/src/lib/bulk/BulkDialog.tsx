// The window of a command for many cards: one form, then how it went.
import { Modal, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';

import type { CardSummary } from '@/api/types';
import { plural } from '../plural';
import { useMarkUnsaved } from '../unsaved';
import { BulkAddress } from './BulkAddress';
import { BulkAssign } from './BulkAssign';
import type { Send } from './run';
import { RunView } from './RunView';
import { useRun } from './use-run';

export type BulkAction = 'address' | 'assign';

export interface BulkFormProps {
  onSend: (action: BulkAction, send: Send) => void;
}

const TITLES: Record<BulkAction, string> = {
  address: 'Адресувати обрані картки',
  assign: 'Призначити виконавців обраним карткам',
};

interface BulkDialogProps {
  action: BulkAction;
  cards: readonly CardSummary[];
  /** The window is closed; `sent` where something was sent. */
  onClose: (sent: boolean) => void;
}

export function BulkDialog({ action, cards, onClose }: BulkDialogProps) {
  const run = useRun();
  const narrow = useMediaQuery('(max-width: 48em)');
  const begun = run.items.length > 0;
  useMarkUnsaved('bulk', run.running);
  const Form = action === 'address' ? BulkAddress : BulkAssign;
  return (
    <Modal
      opened
      onClose={() => onClose(begun)}
      title={TITLES[action]}
      size="lg"
      fullScreen={narrow}
      closeOnClickOutside={false}
      closeOnEscape={!run.running}
      withCloseButton={!run.running}
    >
      {begun ? (
        <RunView run={run} onClose={() => onClose(true)} />
      ) : (
        <>
          <Text size="sm" mb="md">
            {plural.count(cards.length, 'картка', 'картки', 'карток')}:{' '}
            {cards.map(({ number }) => number).join(', ')}
          </Text>
          <Form onSend={(code, send) => void run.start(cards, code, send)} />
        </>
      )}
    </Modal>
  );
}
