// Keeps the address of a file while it is valid: every reading of the card signs a new one,
// and a new address would make the browser fetch every picture again.

/** Addresses live an hour; a kept one is given up well before. */
const KEEP_MS = 40 * 60_000;

const kept = new Map<string, { url: string; since: number }>();

/** The address to show for a file, given the newest one. */
export function stableUrl(id: string, newest: string, now = Date.now()): string {
  const known = kept.get(id);
  if (known !== undefined && now - known.since < KEEP_MS) return known.url;
  kept.set(id, { url: newest, since: now });
  return newest;
}
