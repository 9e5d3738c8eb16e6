// «Збережено», and for some seconds the way back where a step can be taken back.
import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect } from 'react';

import { asApiError } from '@/api/problem';
import classes from './saved.module.css';

/** How a step is taken back, and for how long. */
export interface Undo {
  milliseconds: number;
  run: () => Promise<void>;
}

/** What the way to the server may take: so much earlier the offer ends. */
const ON_THE_WAY = 500;

/** Says that it is saved and what is next. */
export function tellSaved(message: string, undo: Undo | null): void {
  if (undo === null || undo.milliseconds <= ON_THE_WAY) {
    notifications.show({ color: 'teal', title: 'Збережено', message });
    return;
  }
  const id = crypto.randomUUID();
  const hide = () => notifications.hide(id);
  const life = undo.milliseconds - ON_THE_WAY;
  notifications.show({
    id,
    color: 'teal',
    title: 'Збережено',
    // It ends by its own clock, wherever the pointer rests.
    autoClose: false,
    message: <WithUndo message={message} life={life} hide={hide} run={undo.run} />,
  });
}

/** Says that somebody else was faster, where the form that would say it is gone with the state of the card. */
export function tellOvertaken(): void {
  notifications.show({
    color: 'yellow',
    title: 'Не надіслано',
    message: 'Поки ви працювали, картку змінили. Введене збережено: перегляньте зміни вгорі сторінки.',
    autoClose: 10_000,
  });
}

interface WithUndoProps {
  message: string;
  life: number;
  hide: () => void;
  run: () => Promise<void>;
}

function WithUndo({ message, life, hide, run }: WithUndoProps) {
  useEffect(() => {
    const end = setTimeout(hide, life);
    return () => clearTimeout(end);
    // The clock starts once, when the offer appears.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  const takeBack = async () => {
    hide();
    try {
      await run();
      notifications.show({ color: 'gray', title: 'Скасовано', message: 'На картці все як до цієї дії.' });
    } catch (error) {
      const { title, detail } = asApiError(error);
      notifications.show({ color: 'red', title: 'Не скасовано', message: [title, detail].filter(Boolean).join(' ') });
    }
  };
  return (
    <>
      <Group justify="space-between" gap="sm" wrap="nowrap">
        <Text size="sm">{message}</Text>
        <Button size="xs" variant="light" className={classes.button} onClick={() => void takeBack()}>
          Скасувати
        </Button>
      </Group>
      <div className={classes.track} aria-hidden>
        <div className={classes.bar} style={{ animationDuration: `${life}ms` }} data-testid="undo-countdown" />
      </div>
    </>
  );
}
