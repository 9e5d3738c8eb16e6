// A page that failed to draw: an apology and a way on, instead of an empty screen.
import { Button, Center, Text } from '@mantine/core';
import { IconAlertCircle, IconRefresh } from '@tabler/icons-react';

import { Notice } from '@/lib/ui/Notice';

export function CrashPage() {
  return (
    <Center mih="100vh">
      <Notice alone icon={IconAlertCircle} title="Сторінку не вдалося показати" tone="error">
        <Text c="dimmed" ta="center">
          Введений текст збережено. Оновіть сторінку; якщо не допоможе, повідомте адміністратора.
        </Text>
        <Button leftSection={<IconRefresh size={18} />} onClick={() => location.reload()}>
          Оновити сторінку
        </Button>
      </Notice>
    </Center>
  );
}
