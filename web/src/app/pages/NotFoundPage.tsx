// An address that leads nowhere.
import { Button } from '@mantine/core';
import { IconMapQuestion } from '@tabler/icons-react';
import { Link } from 'react-router';

import { Notice } from '@/lib/ui/Notice';
import { TabTitle } from '@/lib/ui/Page';

export function NotFoundPage() {
  return (
    <Notice alone icon={IconMapQuestion} title="Такої сторінки немає">
      <TabTitle>Сторінку не знайдено</TabTitle>
      <Button component={Link} to="/" variant="default">
        До моїх справ
      </Button>
    </Notice>
  );
}
