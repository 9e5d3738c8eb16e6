// A text cut into pieces: the words the check found, and what stands between them.
import type { Found } from '@/api/types';

export interface Piece {
  text: string;
  /** What was found here; nothing in a piece that stands between. */
  found: readonly Found[];
}

/** The pieces of a text in its order; places that overlap become one piece. */
export function pieces(text: string, places: readonly Found[]): Piece[] {
  const runs: { start: number; end: number; found: Found[] }[] = [];
  for (const place of [...places].sort((one, other) => one.start - other.start)) {
    const last = runs.at(-1);
    if (last !== undefined && place.start < last.end) {
      last.end = Math.max(last.end, place.end);
      last.found.push(place);
    } else {
      runs.push({ start: place.start, end: place.end, found: [place] });
    }
  }
  const cut: Piece[] = [];
  let at = 0;
  for (const { start, end, found } of runs) {
    cut.push({ text: text.slice(at, start), found: [] }, { text: text.slice(start, end), found });
    at = end;
  }
  cut.push({ text: text.slice(at), found: [] });
  return cut.filter((piece) => piece.text !== '');
}

const FLAGS: Record<string, string> = { insult: 'образа чи лайка', hate: 'ворожнеча' };

/** «за зразком «дебіл*» (образа чи лайка)»; several are joined by commas. */
export function reasonOf(found: readonly Found[]): string {
  const reasons = found.map(({ pattern, flag }) => `за зразком «${pattern}» (${FLAGS[flag] ?? flag})`);
  return [...new Set(reasons)].join(', ');
}
