// Notices of a card become read while the person has it open.
import { useEffect, useEffectEvent } from 'react';

import { useMarkRead, useUnread } from '@/api/inbox';

export function useReadOnCard(id: string): void {
  const latest = useUnread().data?.latest ?? null;
  const markRead = useMarkRead();
  const seen = useEffectEvent(() => markRead({ appeal: id }));
  // Again whenever another notice has come: it may be of this card.
  useEffect(() => {
    if (latest !== null) seen();
  }, [id, latest]);
}
