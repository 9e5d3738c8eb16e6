// How a message to the applicant will read, before it is sent.
import { Alert, Text } from '@mantine/core';
import { IconMailOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';

import { useDirectory } from '@/api/hooks';
import type { Card } from '@/api/types';
import classes from './MessagePreview.module.css';

interface MessagePreviewProps {
  card: Card;
  /** Under which number it comes, if not under that of the card. */
  number?: string;
  /** What happened, the first words of the message. */
  what: ReactNode;
  /** The person's own text in the midst of it. */
  text?: string;
  /** The article that the end of the appeal stands on; the way to contest it follows. */
  article?: string;
}

export function MessagePreview({ card, number = card.number, what, text, article }: MessagePreviewProps) {
  const { data: directory } = useDirectory();
  if (card.channel === null) {
    return (
      <Alert color="yellow" variant="light" icon={<IconMailOff size={20} />} title="Заявник не в боті">
        Повідомлення надіслати нікуди: відповідь дайте листом або телефоном.
      </Alert>
    );
  }
  return (
    <figure className={classes.figure}>
      <Text component="figcaption" size="xs" c="dimmed" mb={6}>
        Так заявник побачить повідомлення
      </Text>
      <div className={classes.message} data-testid="message-preview">
        <Text size="sm" fw={700}>
          Звернення № {number}
        </Text>
        <Text size="sm">{what}</Text>
        {text !== undefined && (
          <Text size="sm" className={classes.text}>
            {text}
          </Text>
        )}
        {article !== undefined && (
          <>
            <Text size="sm" mt="sm">
              Підстава: Закон «Про звернення громадян», {article.replaceAll(' ', '\u00a0')}.
            </Text>
            <Text size="sm" fs="italic" c="dimmed">
              {directory?.appeal_route}
            </Text>
          </>
        )}
      </div>
    </figure>
  );
}
