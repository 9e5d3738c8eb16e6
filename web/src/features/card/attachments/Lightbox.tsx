// One picture at full size; arrows go to the next.
import { ActionIcon, Anchor, Group, Modal, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';

import type { ReadyFile } from './Attachments';
import classes from './Attachments.module.css';

interface LightboxProps {
  photos: readonly ReadyFile[];
  /** The id of the picture that is open. */
  opened: string | null;
  onOpen: (id: string | null) => void;
}

export function Lightbox({ photos, opened, onOpen }: LightboxProps) {
  const index = photos.findIndex((photo) => photo.id === opened);
  const photo = photos[index];
  const step = (by: number) => {
    if (photo !== undefined) onOpen(photos.at((index + by) % photos.length)?.id ?? null);
  };
  useHotkeys([
    ['ArrowLeft', () => step(-1)],
    ['ArrowRight', () => step(1)],
  ]);
  return (
    <Modal opened={photo !== undefined} onClose={() => onOpen(null)} size="auto" title={photo?.name} zIndex={400}>
      {photo !== undefined && (
        <>
          <div className={classes.stage}>
            <img src={photo.url} alt={photo.name} className={classes.full} />
          </div>
          <Group justify="space-between" mt="xs">
            <Anchor href={photo.url} target="_blank" rel="noopener noreferrer" size="sm">
              Відкрити оригінал
            </Anchor>
            {photos.length > 1 && (
              <Group gap="xs">
                <ActionIcon variant="default" size="lg" aria-label="Попереднє фото" onClick={() => step(-1)}>
                  <IconChevronLeft size={18} />
                </ActionIcon>
                <Text size="sm" c="dimmed">
                  {index + 1} з {photos.length}
                </Text>
                <ActionIcon variant="default" size="lg" aria-label="Наступне фото" onClick={() => step(1)}>
                  <IconChevronRight size={18} />
                </ActionIcon>
              </Group>
            )}
          </Group>
        </>
      )}
    </Modal>
  );
}
