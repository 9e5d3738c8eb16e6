// When and where a picture was taken, as it said itself.
import { Anchor, Group, Text } from '@mantine/core';
import { IconExternalLink, IconMapPin } from '@tabler/icons-react';

import type { CardFile } from '@/api/types';
import { formatCameraTime } from '@/lib/dates';
import { mapLink } from '@/lib/map';

export function Taken({ file }: { file: CardFile }) {
  if (file.taken_at == null && file.taken_place == null) return null;
  return (
    <Group gap="xs">
      {file.taken_at != null && (
        <Text size="xs" c="dimmed">
          Знято {formatCameraTime(file.taken_at)}
        </Text>
      )}
      {file.taken_place != null && (
        <Anchor href={mapLink(file.taken_place)} target="_blank" rel="noopener noreferrer" size="xs">
          <Group gap={4} component="span">
            <IconMapPin size={14} aria-hidden />
            {file.kind === 'video' ? 'Відео знято тут' : 'Фото зроблено тут'}
            <IconExternalLink size={12} aria-label="відкриється в новій вкладці" />
          </Group>
        </Anchor>
      )}
    </Group>
  );
}
