// Which forms hold unsent work, so that leaving the page asks first.
import { useEffect, useSyncExternalStore } from 'react';

const dirty = new Set<string>();
const listeners = new Set<() => void>();

function change(key: string, unsaved: boolean): void {
  if (dirty.has(key) === unsaved) return;
  if (unsaved) dirty.add(key);
  else dirty.delete(key);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Declares that the form under this key holds unsent work, as long as it is on the page. */
export function useMarkUnsaved(key: string, unsaved: boolean): void {
  useEffect(() => {
    change(key, unsaved);
    return () => change(key, false);
  }, [key, unsaved]);
}

/** Whether anything unsent is on the page. */
export function useHasUnsaved(): boolean {
  return useSyncExternalStore(subscribe, () => dirty.size > 0);
}

/** The state of a navigation away from what has just been saved; nothing is asked then. */
export const AFTER_SAVE = { afterSave: true };

/** Whether a navigation leaves what has just been saved. */
export function isAfterSave(state: unknown): boolean {
  return (state as Partial<typeof AFTER_SAVE> | null)?.afterSave === true;
}
