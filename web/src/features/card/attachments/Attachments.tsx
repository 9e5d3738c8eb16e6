// The files of a card: pictures, players, links; and what is still on its way or was lost.
import { Group, SimpleGrid, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconClock, IconDownload, IconFile } from '@tabler/icons-react';
import { useState } from 'react';

import type { CardFile } from '@/api/types';
import { formatSize } from '@/lib/format';
import classes from './Attachments.module.css';
import { Lightbox } from './Lightbox';
import { stableUrl } from './stable-url';

interface AttachmentsProps {
  title: string;
  files: readonly CardFile[];
}

/** A file that can be shown: it is stored and has an address. */
export type ReadyFile = CardFile & { url: string };

function isReady(file: CardFile): file is ReadyFile {
  return file.state === 'stored' && file.url != null;
}

export function Attachments({ title, files }: AttachmentsProps) {
  const [opened, setOpened] = useState<string | null>(null);
  if (files.length === 0) return null;
  const ready = files.filter(isReady).map((file) => ({ ...file, url: stableUrl(file.id, file.url) }));
  const photos = ready.filter((file) => file.kind === 'photo');
  const rest = ready.filter((file) => file.kind !== 'photo');
  const missing = files.filter((file) => !isReady(file));
  return (
    <Stack gap="sm" mt="lg" data-testid="attachments">
      <Title order={3} size="h5">
        {title}
      </Title>
      {photos.length > 0 && (
        <SimpleGrid cols={{ base: 2, xs: 3, md: 4 }} spacing="xs">
          {photos.map((file) => (
            <UnstyledButton
              key={file.id}
              className={classes.thumb}
              onClick={() => setOpened(file.id)}
              aria-label={`Збільшити: ${file.name}`}
            >
              <img src={file.url} alt={file.name} loading="lazy" className={classes.image} />
            </UnstyledButton>
          ))}
        </SimpleGrid>
      )}
      {rest.map((file) => (
        <Playable key={file.id} file={file} />
      ))}
      {missing.map((file) => (
        <Missing key={file.id} file={file} />
      ))}
      <Lightbox photos={photos} opened={opened} onOpen={setOpened} />
    </Stack>
  );
}

function Playable({ file }: { file: ReadyFile }) {
  if (file.kind === 'video') {
    return <video src={file.url} controls preload="metadata" className={classes.video} aria-label={file.name} />;
  }
  if (file.kind === 'audio' || file.kind === 'voice') {
    return (
      <div>
        <Text size="sm" mb={4}>
          {file.kind === 'voice' ? 'Голосове повідомлення' : file.name}
        </Text>
        <audio src={file.url} controls preload="metadata" className={classes.audio} aria-label={file.name} />
      </div>
    );
  }
  return (
    <a href={file.url} target="_blank" rel="noopener noreferrer" download={file.name} className={classes.document}>
      <IconFile size={20} aria-hidden />
      <span className={classes.name}>{file.name}</span>
      {file.size != null && (
        <Text span size="xs" c="dimmed" className={classes.size}>
          {formatSize(file.size)}
        </Text>
      )}
      <IconDownload size={18} aria-hidden />
    </a>
  );
}

function Missing({ file }: { file: CardFile }) {
  const failed = file.state === 'failed';
  return (
    <div className={classes.missing} data-failed={failed ? true : undefined}>
      {failed ? <IconAlertTriangle size={20} aria-hidden /> : <IconClock size={20} aria-hidden />}
      <div className={classes.name}>
        <Group gap={6}>
          <Text size="sm">{file.name}</Text>
        </Group>
        <Text size="xs" className={classes.reason}>
          {failed ? (file.failure ?? 'Файл не вдалося отримати.') : 'Файл завантажується, зʼявиться за мить.'}
        </Text>
      </div>
    </div>
  );
}
