// Reads /config.json before anything else; without it there is nothing to show but why.
import { Button, Center, Loader, Text } from '@mantine/core';
import { IconPlugConnectedX, IconRefresh } from '@tabler/icons-react';
import { useEffect, useState, type ReactNode } from 'react';

import { ConfigContext, loadConfig, type Config } from '@/lib/config';
import { Notice } from '@/lib/ui/Notice';

type Loading = { step: 'loading' } | { step: 'ready'; config: Config } | { step: 'failed' };

export function ConfigGate({ children }: { children: ReactNode }) {
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<Loading>({ step: 'loading' });

  useEffect(() => {
    let current = true;
    loadConfig().then(
      (config) => current && setState({ step: 'ready', config }),
      () => current && setState({ step: 'failed' }),
    );
    return () => {
      current = false;
    };
  }, [attempt]);

  if (state.step === 'ready') return <ConfigContext value={state.config}>{children}</ConfigContext>;
  if (state.step === 'loading') {
    return (
      <Center h="100vh">
        <Loader aria-label="Завантаження" />
      </Center>
    );
  }
  return (
    <Center mih="100vh">
      <title>Гаряча лінія</title>
      <Notice icon={IconPlugConnectedX} title="Не вдалося запустити застосунок" tone="error">
        <Text c="dimmed" ta="center" maw={460}>
          Сервер не віддав налаштування (config.json). Перевірте підключення до мережі. Якщо помилка
          повторюється, повідомте адміністратора.
        </Text>
        <Button
          leftSection={<IconRefresh size={18} />}
          onClick={() => {
            setState({ step: 'loading' });
            setAttempt(attempt + 1);
          }}
        >
          Спробувати ще раз
        </Button>
      </Notice>
    </Center>
  );
}
