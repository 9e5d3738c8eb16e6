// Takes access away; open cards are handed over to a colleague first (clause 1.4).
import { Alert, Button, Group, Modal, Progress, Select, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';

import { useAdminCache } from '@/api/admin-hooks';
import type { StaffDetail } from '@/api/admin-types';
import { ApiError, asApiError } from '@/api/problem';
import { plural } from '@/lib/plural';
import { ProblemAlert } from '@/lib/ui/ProblemAlert';
import { send } from '../send';

interface DeactivateDialogProps {
  member: StaffDetail;
  onClose: () => void;
}

/** How often the rest is tried again when others worked on cards meanwhile. */
const TRIES = 5;

export function DeactivateDialog({ member, onClose }: DeactivateDialogProps) {
  const cache = useAdminCache();
  const [to, setTo] = useState<string | null>(null);
  const [progress, setProgress] = useState<{ moved: number; all: number } | null>(null);
  const cards = member.open_cards;

  const handOver = async (colleague: string): Promise<number> => {
    let [moved, left] = [0, cards];
    for (let round = 0; round < TRIES && left > 0; round += 1) {
      setProgress({ moved, all: moved + left });
      const answer = await send.handOver(member.id, colleague);
      moved += answer.moved;
      left = answer.left;
      setProgress({ moved, all: moved + left });
    }
    if (left > 0) throw cardsLeft(left);
    return moved;
  };

  const { mutate, isPending, error } = useMutation({
    mutationFn: async () => {
      const moved = cards > 0 && to !== null ? await handOver(to) : 0;
      // The hand-over takes a while: whatever was changed meanwhile, the person is as they are now.
      const now = cards > 0 ? ((await cache.readMember(member.id)) ?? member) : member;
      return { moved, answer: await send.deactivate(now) };
    },
    onSuccess: ({ answer, moved }) => {
      cache.storeMember(answer);
      notifications.show({ color: 'teal', title: 'Доступ забрано', message: doneWords(answer.full_name, moved) });
      onClose();
    },
    onError: async (failure) => {
      setProgress(null);
      // More cards than were known, or another version: the dialogue goes on with what is there now.
      if (asApiError(failure).status === 409) await cache.reload();
    },
  });

  const asksWhom = cards > 0;
  return (
    <Modal opened onClose={isPending ? () => undefined : onClose} title={`Деактивувати: ${member.full_name}`}>
      <Stack gap="md">
        <Text size="sm">Працівник одразу втратить доступ до сервісу. Записи про його роботу лишаються в картках.</Text>
        {asksWhom && (
          <>
            <Text size="sm">
              За працівником{' '}
              <strong>{plural.count(cards, 'відкрита картка', 'відкриті картки', 'відкритих карток')}</strong>. Спершу їх
              треба передати колезі з тими самими повноваженнями.
            </Text>
            {member.can_take_over.length === 0 ? (
              <Alert color="yellow" variant="light" title="Немає кому передати">
                Надайте комусь ті самі ролі або запросіть нового працівника.
              </Alert>
            ) : (
              <Select
                label="Кому передати картки"
                placeholder="Оберіть колегу"
                withAsterisk
                searchable
                disabled={isPending}
                data={member.can_take_over.map(({ id, name }) => ({ value: id, label: name }))}
                value={to}
                onChange={setTo}
              />
            )}
          </>
        )}
        {isPending && asksWhom && progress !== null && (
          <div role="status">
            <Text size="sm" mb={4}>
              Передаємо картки: {progress.moved} з {progress.all}
            </Text>
            <Progress value={progress.all === 0 ? 100 : (progress.moved / progress.all) * 100} animated aria-label="Передано карток" />
          </div>
        )}
        <ProblemAlert error={error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} disabled={isPending} data-autofocus>
            Скасувати
          </Button>
          <Button
            color="red"
            loading={isPending}
            disabled={asksWhom && to === null}
            onClick={() => mutate()}
            data-testid="confirm"
          >
            {asksWhom ? 'Передати й деактивувати' : 'Деактивувати'}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function doneWords(name: string, moved: number): string {
  const handed = moved > 0 ? ` Передано ${plural.count(moved, 'картку', 'картки', 'карток')}.` : '';
  return `${name} більше не має доступу до сервісу.${handed}`;
}

function cardsLeft(left: number): ApiError {
  return new ApiError({
    title: `Ще не передано: ${plural.count(left, 'картка', 'картки', 'карток')}.`,
    status: 409,
    code: 'cards_left',
    clause: '1.4',
    detail: 'Із ними зараз хтось працює. Спробуйте ще раз за хвилину.',
  });
}
