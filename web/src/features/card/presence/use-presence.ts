// Tells the server that the card is open in front of the person, and learns who else has it open.
import { useEffect, useState } from 'react';

import { api } from '@/api/client';
import type { Looker } from '@/api/types';
import { useHasUnsaved } from '@/lib/unsaved';

/** How often a sign is given; the server forgets a person after 60 seconds. */
const EVERY = 25_000;

type State = 'looking' | 'typing' | 'left';

/** Of no matter when it fails: the next sign follows. */
async function sign(id: string, state: State): Promise<readonly Looker[] | null> {
  try {
    const { data } = await api.POST('/api/appeals/{id}/presence', {
      params: { path: { id } },
      body: { state },
      // The goodbye outlives the page.
      keepalive: state === 'left',
    });
    return data?.others ?? null;
  } catch {
    return null;
  }
}

/** The others who have the card open. */
export function usePresence(id: string): readonly Looker[] {
  const [others, setOthers] = useState<readonly Looker[]>([]);
  const typing = useHasUnsaved();
  const [visible, setVisible] = useState(() => document.visibilityState === 'visible');
  useEffect(() => {
    const look = () => setVisible(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);

  useEffect(() => {
    if (!visible) return undefined;
    let here = true;
    const tell = async () => {
      const answer = await sign(id, typing ? 'typing' : 'looking');
      if (here && answer !== null) setOthers(answer);
    };
    void tell();
    const clock = setInterval(() => void tell(), EVERY);
    return () => {
      here = false;
      clearInterval(clock);
    };
  }, [id, typing, visible]);

  // Goodbye when the page is hidden, closed or left for another one.
  useEffect(() => {
    if (!visible) return undefined;
    let here = true;
    const goodbye = () => {
      if (here) void sign(id, 'left');
      here = false;
    };
    window.addEventListener('pagehide', goodbye);
    return () => {
      window.removeEventListener('pagehide', goodbye);
      goodbye();
    };
  }, [id, visible]);

  return others;
}
