// Closes the card on the fact of the work, after one more question.
import { Button, Group, Modal, Text, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';

import { ActionFrame } from '@/lib/ui/ActionFrame';
import type { ActionFormProps } from './ActionPanel';
import { send } from './send';
import { optional, useActionForm } from './use-action-form';

export function CloseForm({ card }: ActionFormProps) {
  const [asking, { open, close }] = useDisclosure(false);
  const state = useActionForm({
    card,
    action: 'close',
    initial: { comment: '' },
    send: (values, at) => send.close(at, { comment: optional(values.comment) }),
    done: ({ number }) => `Картку № ${number} закрито. Заявник отримає повідомлення з результатом.`,
  });
  return (
    <>
      <ActionFrame state={{ ...state, submit: open }} submitLabel="Закрити">
        <Textarea label="Коментар" placeholder="Необовʼязково" {...state.form.getInputProps('comment')} />
      </ActionFrame>
      <Modal opened={asking} onClose={close} title={`Закрити картку № ${card.number}?`}>
        <Text size="sm">Роботу виконано, результат перевірено. Заявник отримає повідомлення про закриття.</Text>
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={close}>
            Ще ні
          </Button>
          <Button
            data-autofocus
            data-testid="confirm-close"
            onClick={() => {
              close();
              state.submit();
            }}
          >
            Так, закрити
          </Button>
        </Group>
      </Modal>
    </>
  );
}
