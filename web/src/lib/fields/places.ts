// What a text still leaves open: what no card has filled stays in braces; a template may leave more open with dots.

/** A place in braces. */
export const PLACE = /\{[^{}\n]+\}/gu;

/** The places of a text. */
export function places(text: string): string[] {
  return text.match(PLACE) ?? [];
}

/** The dots, when there are any that do not end a word. */
export function dots(text: string): string[] {
  return /(^|\s)(\.{3}|…)(?=[\s.,;:]|$)/u.test(text) ? ['…'] : [];
}
