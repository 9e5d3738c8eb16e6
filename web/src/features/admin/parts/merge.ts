// Three-way merge of a form: what the person changed stays, everything else follows the server.

/** Whether two values of a form are the same, however deep. */
export function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The fields that differ. */
export function changed<V extends object>(before: V, after: V): (keyof V)[] {
  const keys = Object.keys(after) as (keyof V)[];
  return keys.filter((key) => !same(before[key], after[key]));
}

/** `mine` was made of `base`, which has become `theirs` meanwhile. */
export function merge<V extends object>(base: V, mine: V, theirs: V): V {
  const kept = changed(base, mine).map((key) => [key, mine[key]] as const);
  return { ...theirs, ...(Object.fromEntries(kept) as Partial<V>) };
}
