// The marks of quality, 1 to 5, in words.

export const MARKS: Readonly<Record<number, string>> = {
  1: 'дуже погано',
  2: 'погано',
  3: 'задовільно',
  4: 'добре',
  5: 'відмінно',
};

/** The greatest mark that counts as poor and needs an explanation. */
export const POOR = 2;
