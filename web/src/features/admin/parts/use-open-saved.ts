// After something new is saved its own page opens.
import { useNavigate } from 'react-router';

import { AFTER_SAVE } from '@/lib/unsaved';

/** Opens the page of what has just been saved. */
export function useOpenSaved(list: string): (id: string) => void {
  const navigate = useNavigate();
  return (id) => void navigate(`${list}/${encodeURIComponent(id)}`, { state: AFTER_SAVE, replace: true });
}
