// When and where a picture was taken, as it said itself; the place may become that of the appeal.
import { Anchor, Button, Group, Text } from '@mantine/core';
import { IconCheck, IconExternalLink, IconMapPin } from '@tabler/icons-react';

import type { Card, CardFile } from '@/api/types';
import { formatCameraTime } from '@/lib/dates';
import { isSamePlace, mapLink } from '@/lib/map';
import classes from './Attachments.module.css';
import type { TakePlace } from './use-take-place';

interface TakenProps {
  file: CardFile;
  /** The place of the appeal. */
  location: Card['location'];
  take: TakePlace;
}

export function Taken({ file, location, take }: TakenProps) {
  const place = file.taken_place;
  if (file.taken_at == null && place == null) return null;
  return (
    <div className={classes.taken}>
      {file.taken_at != null && (
        <Text size="xs" c="dimmed">
          Знято {formatCameraTime(file.taken_at)}
        </Text>
      )}
      {place != null && (
        <Anchor href={mapLink(place)} target="_blank" rel="noopener noreferrer" size="xs">
          <Group gap={4} component="span" wrap="nowrap">
            <IconMapPin size={14} aria-hidden />
            {file.kind === 'video' ? 'Відео знято тут' : 'Фото зроблено тут'}
            <IconExternalLink size={12} aria-label="відкриється в новій вкладці" />
          </Group>
        </Anchor>
      )}
      {place != null && location != null && isSamePlace(place, location) && (
        <Group gap={4} wrap="nowrap" c="var(--words-good)">
          <IconCheck size={14} aria-hidden />
          <Text size="xs">Це місце звернення</Text>
        </Group>
      )}
      {place != null && take.allowed && (location == null || !isSamePlace(place, location)) && (
        <Button
          size="compact-xs"
          variant="default"
          loading={take.sending && take.sent === place}
          disabled={take.sending}
          aria-label={`Взяти як місце звернення: ${file.name}`}
          className={classes.take}
          onClick={() => take.start(place)}
        >
          Взяти як місце звернення
        </Button>
      )}
    </div>
  );
}
