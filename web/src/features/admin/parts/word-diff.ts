// What changed inside a long text, word by word.

export interface Run {
  kind: 'same' | 'gone' | 'new';
  text: string;
}

/** Beyond so many words two whole texts are easier to read, and cheaper. */
const MOST = 600;

function push(runs: Run[], kind: Run['kind'], text: string): void {
  const last = runs.at(-1);
  if (last?.kind === kind) last.text += text;
  else runs.push({ kind, text });
}

/** The runs of words that stayed, went and came; null for texts that are too long or have little in common. */
export function wordDiff(before: string, after: string): Run[] | null {
  const [old, fresh] = [before, after].map((text) => text.match(/\s+|[^\s]+/gu) ?? []);
  if (old === undefined || fresh === undefined || old.length > MOST || fresh.length > MOST) return null;

  // The length of the longest common run of words from here to both ends.
  const width = fresh.length + 1;
  const common = new Uint16Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = fresh.length - 1; j >= 0; j -= 1) {
      common[i * width + j] =
        old[i] === fresh[j]
          ? (common[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(common[(i + 1) * width + j] ?? 0, common[i * width + j + 1] ?? 0);
    }
  }
  if ((common[0] ?? 0) * 3 < Math.max(old.length, fresh.length)) return null;

  const runs: Run[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < fresh.length) {
    const [was, is] = [old[i], fresh[j]];
    if (was !== undefined && was === is) {
      push(runs, 'same', was);
      i += 1;
      j += 1;
    } else if (is !== undefined && (was === undefined || (common[i * width + j + 1] ?? 0) > (common[(i + 1) * width + j] ?? 0))) {
      push(runs, 'new', is);
      j += 1;
    } else if (was !== undefined) {
      push(runs, 'gone', was);
      i += 1;
    }
  }
  return runs;
}
