// An address that leads nowhere.
import { IconMapQuestion } from '@tabler/icons-react';

import { HomeLink } from '@/lib/ui/HomeLink';
import { Notice } from '@/lib/ui/Notice';
import { TabTitle } from '@/lib/ui/Page';

export function NotFoundPage() {
  return (
    <Notice alone icon={IconMapQuestion} title="Такої сторінки немає">
      <TabTitle>Сторінку не знайдено</TabTitle>
      <HomeLink />
    </Notice>
  );
}
