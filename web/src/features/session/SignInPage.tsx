// The page before sign-in: whose service this is, and one button.
import { Alert, Button, Center, Paper, Stack, Text, Title } from '@mantine/core';
import { IconInfoCircle, IconLogin2 } from '@tabler/icons-react';
import { useState } from 'react';

import { useConfig } from '@/lib/config';
import { Logo } from '@/lib/ui/Logo';
import { TabTitle } from '@/lib/ui/Page';

interface SignInPageProps {
  /** Why the person is here, when it was not their own idea. */
  reason: 'ended' | 'failed' | null;
  /** Leaves for the hosted sign-in page; fails when it cannot be reached. */
  onSignIn: () => Promise<void>;
}

const REASONS = {
  ended: 'Сеанс завершено. Увійдіть ще раз — ви повернетеся на ту саму сторінку, введений текст збережено.',
  failed: 'Увійти не вдалося. Спробуйте ще раз.',
};

export function SignInPage({ reason, onSignIn }: SignInPageProps) {
  const { city } = useConfig();
  const [leaving, setLeaving] = useState(false);
  const [unreachable, setUnreachable] = useState(false);

  const signIn = () => {
    setLeaving(true);
    setUnreachable(false);
    onSignIn().catch(() => {
      setLeaving(false);
      setUnreachable(true);
    });
  };

  return (
    <Center mih="100vh" p="md" component="main">
      <TabTitle>Вхід</TabTitle>
      <Paper withBorder p={{ base: 'lg', xs: 40 }} w="100%" maw={440} shadow="sm">
        <Stack align="center" gap="lg">
          <Logo size={60} />
          <Stack gap={4} align="center">
            <Title order={1} size="h2" ta="center">
              Гаряча лінія
            </Title>
            <Text c="dimmed" ta="center">
              {city} · робоче місце працівника
            </Text>
          </Stack>
          {unreachable && (
            <Alert color="red" variant="light" w="100%" role="alert" icon={<IconInfoCircle size={20} />}>
              Служба входу не відповідає. Перевірте підключення і спробуйте ще раз.
            </Alert>
          )}
          {!unreachable && reason !== null && (
            <Alert color={reason === 'failed' ? 'red' : 'city'} variant="light" w="100%" role="alert" icon={<IconInfoCircle size={20} />}>
              {REASONS[reason]}
            </Alert>
          )}
          <Button size="md" fullWidth loading={leaving} leftSection={<IconLogin2 size={20} />} onClick={signIn}>
            Увійти
          </Button>
          <Text size="sm" c="dimmed" ta="center">
            Доступ мають лише працівники, яких зареєстрував адміністратор міської ради.
          </Text>
        </Stack>
      </Paper>
    </Center>
  );
}
