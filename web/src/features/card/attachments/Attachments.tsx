// The files of a card: pictures, players, links; and what is still on its way or was lost.
import { SimpleGrid, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { IconDownload, IconFile } from '@tabler/icons-react';
import { useState } from 'react';

import type { Card, CardFile } from '@/api/types';
import { formatSize } from '@/lib/format';
import { ConflictAlert } from '@/lib/ui/ActionFrame';
import { ProblemAlert } from '@/lib/ui/ProblemAlert';
import classes from './Attachments.module.css';
import { Lightbox } from './Lightbox';
import { Missing } from './Missing';
import { stableUrl } from './stable-url';
import { Taken } from './Taken';
import { useTakePlace } from './use-take-place';

interface AttachmentsProps {
  title: string;
  card: Card;
  /** Those of the card's files that belong here. */
  files: readonly CardFile[];
}

/** A file that can be shown: it is stored and has an address. */
export type ReadyFile = CardFile & { url: string };

function isReady(file: CardFile): file is ReadyFile {
  return file.state === 'stored' && file.url != null;
}

/** Pictures of iPhones: browsers other than Safari do not show them, so they are offered to be saved. */
function isShown(file: CardFile): boolean {
  return file.content_type !== 'image/heic';
}

/** The same file under addresses that stay while they are valid. */
function settled(file: ReadyFile): ReadyFile {
  const small = file.thumbnail_url;
  return {
    ...file,
    url: stableUrl(file.id, file.url),
    thumbnail_url: small == null ? null : stableUrl(`${file.id}/small`, small),
  };
}

export function Attachments({ title, card, files }: AttachmentsProps) {
  const [opened, setOpened] = useState<string | null>(null);
  const take = useTakePlace(card);
  if (files.length === 0) return null;
  const ready = files.filter(isReady).map(settled);
  const photos = ready.filter((file) => file.kind === 'photo' && isShown(file));
  const rest = ready.filter((file) => !photos.includes(file));
  const missing = files.filter((file) => !isReady(file));
  return (
    <Stack gap="sm" mt="lg" data-testid="attachments">
      <Title order={3} size="h5">
        {title}
      </Title>
      {photos.length > 0 && (
        <SimpleGrid cols={{ base: 2, xs: 3, md: 4 }} spacing="xs">
          {photos.map((file) => (
            <div key={file.id}>
              <UnstyledButton
                className={classes.thumb}
                onClick={() => setOpened(file.id)}
                aria-label={`Збільшити: ${file.name}`}
              >
                <img src={file.thumbnail_url ?? file.url} alt={file.name} loading="lazy" className={classes.image} />
              </UnstyledButton>
              <Taken file={file} location={card.location} take={take} />
            </div>
          ))}
        </SimpleGrid>
      )}
      {rest.map((file) => (
        <div key={file.id}>
          <Playable file={file} />
          <Taken file={file} location={card.location} take={take} />
        </div>
      ))}
      {take.conflict && (
        <ConflictAlert changes={take.changes}>
          {take.allowed
            ? 'Місце не збережено. Перегляньте зміни вгорі сторінки і натисніть ще раз.'
            : 'Місце не збережено. Перегляньте зміни вгорі сторінки.'}
        </ConflictAlert>
      )}
      <ProblemAlert error={take.problem} />
      {missing.map((file) => (
        <Missing key={file.id} file={file} cardId={card.id} />
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
