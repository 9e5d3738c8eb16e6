// Three-way merge of a form: what the person changed stays, everything else follows the server.

/** Whether two values of a form are the same, however deep. */
export function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function has(list: readonly unknown[], item: unknown): boolean {
  return list.some((other) => same(other, item));
}

/** Both lists were changed: what came and went on either side comes and goes. */
function mergeLists(base: readonly unknown[], mine: readonly unknown[], theirs: readonly unknown[]): unknown[] {
  const rows = base.length === mine.length && mine.length === theirs.length && base.every((row) => typeof row === 'object');
  // Rows that keep their place, such as weekdays.
  if (rows) return mine.map((row, at) => (same(row, base[at]) ? theirs[at] : row));
  const reordered = base.length === mine.length && mine.every((item) => has(base, item));
  if (reordered) {
    return [...mine.filter((item) => has(theirs, item)), ...theirs.filter((item) => !has(mine, item))];
  }
  const kept = theirs.filter((item) => has(mine, item) || !has(base, item));
  return [...kept, ...mine.filter((item) => !has(base, item) && !has(theirs, item))];
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function mergeField(base: unknown, mine: unknown, theirs: unknown): unknown {
  if (same(base, mine)) return theirs;
  if (same(base, theirs)) return mine;
  if (isObject(base) && isObject(mine) && isObject(theirs)) return merge(base, mine, theirs);
  return Array.isArray(base) && Array.isArray(mine) && Array.isArray(theirs) ? mergeLists(base, mine, theirs) : mine;
}

/** `mine` was made of `base`, which has become `theirs` meanwhile. */
export function merge<V extends object>(base: V, mine: V, theirs: V): V {
  const keys = Object.keys(theirs) as (keyof V)[];
  const fields = keys.map((key) => [key, mergeField(base[key], mine[key], theirs[key])] as const);
  return Object.fromEntries(fields) as V;
}
