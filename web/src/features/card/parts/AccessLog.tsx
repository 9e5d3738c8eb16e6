// «Журнал доступу» of the card: who read or changed it; for those who may read the trail.
import { Button, Text } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { useState } from 'react';

import { useCardAudit, useMe } from '@/api/hooks';
import { readsTrail } from '@/lib/roles';
import { AuditPages } from '@/lib/ui/AuditList';
import { Section } from '@/lib/ui/Section';

export function AccessLog({ cardId, className }: { cardId: string; className: string | undefined }) {
  const { data: me } = useMe();
  const [opened, setOpened] = useState(false);
  const pages = useCardAudit(cardId, opened);
  if (me === undefined || !readsTrail(me.roles)) return null;
  return (
    <Section title="Журнал доступу" className={className} testId="access-log">
      {opened ? (
        <AuditPages pages={pages} cards="none" label="Журнал доступу до картки" empty="Записів ще немає" />
      ) : (
        <>
          <Text size="sm" c="dimmed" mb="sm">
            Хто, коли і звідки переглядав або змінював цю картку.
          </Text>
          <Button variant="default" size="sm" leftSection={<IconEye size={18} />} onClick={() => setOpened(true)}>
            Показати журнал
          </Button>
        </>
      )}
    </Section>
  );
}
