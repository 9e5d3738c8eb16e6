// Ukrainian plural forms: 1 справа, 2 справи, 5 справ.

const rules = new Intl.PluralRules('uk');

/** The form that goes with the number. */
export function plural(count: number, one: string, few: string, many: string): string {
  const kind = rules.select(count);
  if (kind === 'one') return one;
  if (kind === 'few') return few;
  return many;
}

/** The number together with its word. */
plural.count = (count: number, one: string, few: string, many: string): string =>
  `${count} ${plural(count, one, few, many)}`;
