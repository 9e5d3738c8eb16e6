// Typed but unsent text, kept in this browser tab until it is sent or given up.

const PREFIX = 'hotline.draft.';

/** The kept values of a form, if any. */
export function readDraft<T extends object>(key: string): Partial<T> | null {
  const kept = sessionStorage.getItem(PREFIX + key);
  if (kept === null) return null;
  try {
    return JSON.parse(kept) as Partial<T>;
  } catch {
    return null;
  }
}

/** Keeps the values of a form. */
export function writeDraft(key: string, values: object): void {
  try {
    sessionStorage.setItem(PREFIX + key, JSON.stringify(values));
  } catch {
    // A full or forbidden storage costs only the safety net; the form itself goes on.
  }
}

/** The keys of kept forms that begin so. */
export function draftKeys(start: string): string[] {
  return Object.keys(sessionStorage)
    .filter((key) => key.startsWith(PREFIX + start))
    .map((key) => key.slice(PREFIX.length));
}

/** Forgets one form. */
export function dropDraft(key: string): void {
  sessionStorage.removeItem(PREFIX + key);
}

/** Forgets every form whose key begins so; with nothing given, all of them. */
export function dropDrafts(start = ''): void {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(PREFIX + start)) sessionStorage.removeItem(key);
  }
}
