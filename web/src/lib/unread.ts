// How many notices wait for the person, for the words of the browser's tab.
import { createContext, use } from 'react';

export const UnreadContext = createContext(0);

/** The number of unread notices; 0 where nobody is signed in. */
export function useUnreadCount(): number {
  return use(UnreadContext);
}

/** The number as it is shown: it is counted up to 100. */
export function shownCount(unread: number): string {
  return unread > 99 ? '99+' : String(unread);
}
