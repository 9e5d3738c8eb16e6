// What stands in place of a page's content when there is nothing, or when it could not be read.
import { Button, Stack, Text, Title } from '@mantine/core';
import { IconAlertCircle, IconRefresh } from '@tabler/icons-react';
import type { ComponentType, ReactNode } from 'react';

import { asApiError, isFinal } from '@/api/problem';
import { HomeLink } from './HomeLink';
import classes from './Notice.module.css';

interface NoticeProps {
  icon: ComponentType<{ size?: number; stroke?: number }>;
  title: string;
  children?: ReactNode;
  tone?: 'calm' | 'error';
  /** Whether its title is that of the whole page. */
  alone?: boolean;
}

/** A centred message with an icon. */
export function Notice({ icon: Icon, title, children, tone = 'calm', alone = false }: NoticeProps) {
  return (
    <Stack align="center" gap="sm" className={classes.notice} role={tone === 'error' ? 'alert' : undefined}>
      <span className={classes.icon} data-tone={tone} aria-hidden>
        <Icon size={30} stroke={1.6} />
      </span>
      <Title order={alone ? 1 : 2} size="h4" ta="center">
        {title}
      </Title>
      {children}
    </Stack>
  );
}

/** A failed reading, with a way to try again, or away where that cannot help. */
export function ErrorNotice({ error, retry, alone }: { error: unknown; retry?: () => void; alone?: boolean }) {
  const problem = asApiError(error);
  return (
    <Notice icon={IconAlertCircle} title={problem.title} tone="error" {...(alone === undefined ? {} : { alone })}>
      {problem.detail !== null && (
        <Text c="dimmed" ta="center" maw={460}>
          {problem.detail}
        </Text>
      )}
      {isFinal(error) && <HomeLink />}
      {retry !== undefined && !isFinal(error) && (
        <Button variant="default" leftSection={<IconRefresh size={18} />} onClick={retry}>
          Спробувати ще раз
        </Button>
      )}
    </Notice>
  );
}
