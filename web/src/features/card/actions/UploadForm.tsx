// Proof of the work: files dropped, chosen or taken with the camera.
import { Button, Group, Stack, Text } from '@mantine/core';
import { IconCamera, IconCloudUpload } from '@tabler/icons-react';
import { useRef } from 'react';
import { useDropzone } from 'react-dropzone';

import { useMarkUnsaved } from '@/lib/unsaved';
import type { ActionFormProps } from './ActionPanel';
import classes from './UploadForm.module.css';
import { UploadRow } from './UploadRow';
import { useUploads } from './use-uploads';

export function UploadForm({ card }: ActionFormProps) {
  const { uploads, active, queue } = useUploads(card);
  const camera = useRef<HTMLInputElement>(null);
  const { getRootProps, getInputProps, isDragActive, open } = useDropzone({ onDrop: queue.add, noClick: true, noKeyboard: true });
  useMarkUnsaved(`${card.id}.upload`, active);
  return (
    <Stack gap="sm">
      <div {...getRootProps({ className: classes.zone })} data-over={isDragActive ? true : undefined}>
        <input {...getInputProps({ 'aria-label': 'Файли для підтвердження' })} data-testid="upload-input" />
        <IconCloudUpload size={30} stroke={1.5} aria-hidden />
        <Text size="sm" ta="center">
          {isDragActive ? 'Відпустіть, щоб додати' : 'Перетягніть сюди фото, відео або документи'}
        </Text>
        <Group gap="xs" justify="center">
          <Button size="xs" variant="default" onClick={open}>
            Обрати файли
          </Button>
          <Button
            size="xs"
            variant="default"
            className={classes.camera}
            leftSection={<IconCamera size={16} />}
            onClick={() => camera.current?.click()}
          >
            Зробити фото
          </Button>
        </Group>
        <input
          ref={camera}
          type="file"
          accept="image/*"
          capture="environment"
          hidden
          aria-label="Фото з камери"
          onChange={(event) => {
            queue.add([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = '';
          }}
        />
      </div>
      {uploads.length > 0 && (
        <Stack gap="xs" component="ul" className={classes.list} aria-label="Завантаження файлів">
          {uploads.map((upload) => (
            <UploadRow
              key={upload.key}
              upload={upload}
              onCancel={() => queue.cancel(upload.key)}
              onRetry={() => queue.retry(upload.key)}
              onRemove={() => queue.remove(upload.key)}
            />
          ))}
        </Stack>
      )}
    </Stack>
  );
}
