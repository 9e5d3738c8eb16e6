// Notices of a card become read while the person has it open.
import { useEffect, useEffectEvent } from 'react';
import { useMatch } from 'react-router';

import { useMarkRead, useUnread } from '@/api/inbox';

export function useReadOnCard(): void {
  const appeal = useMatch('/appeals/:id')?.params.id;
  const latest = useUnread().data?.latest ?? null;
  const markRead = useMarkRead();
  const seen = useEffectEvent((id: string) => markRead({ appeal: id }));
  // Again whenever another notice has come: it may be of this card.
  useEffect(() => {
    if (appeal !== undefined && latest !== null) seen(appeal);
  }, [appeal, latest]);
}
