// The executor takes their own request back.
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';

import type { Card, StaffRequest } from '@/api/types';
import { ActionFrame } from '@/lib/ui/ActionFrame';
import { sendRequest } from '../actions/send';
import { optional, useActionForm } from '../actions/use-action-form';
import classes from './Requests.module.css';

export function WithdrawRequest({ card, request }: { card: Card; request: StaffRequest }) {
  const [opened, setOpened] = useState(false);
  const state = useActionForm({
    card,
    action: 'withdraw_request',
    of: String(request.sequence),
    initial: { comment: '' },
    send: (values, at) => sendRequest.withdraw(at, { request: request.sequence, comment: optional(values.comment) }),
    done: () => 'Запит відкликано.',
  });
  if (!opened) {
    return (
      <Button mt="sm" size="sm" variant="default" onClick={() => setOpened(true)}>
        Відкликати запит
      </Button>
    );
  }
  return (
    <div className={classes.form}>
      <ActionFrame state={state} submitLabel="Так, відкликати">
        <Textarea label="Коментар" placeholder="Необовʼязково" minRows={2} {...state.form.getInputProps('comment')} />
        <Button variant="default" onClick={() => setOpened(false)}>
          Не відкликати
        </Button>
      </ActionFrame>
    </div>
  );
}
