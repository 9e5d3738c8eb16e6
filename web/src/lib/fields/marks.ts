// Marks of the classifier, as a form holds them.
import type { Marks, MarksToSet } from '@/api/types';

export interface MarksValue {
  arrival: string | null;
  sign: string | null;
  kind: string | null;
  subject: string | null;
  people: number | string;
  author: string | null;
  social: string | null;
}

/** The subject of an appeal of several people. */
export const COLLECTIVE = '5.2';
/** The subject of an appeal whose author does not say who they are. */
export const ANONYMOUS = '5.3';

/** A first statement of one person, however it arrived. */
export const USUAL_MARKS: MarksValue = {
  arrival: null,
  sign: '2.1',
  kind: '3.2',
  subject: '5.1',
  people: 2,
  author: null,
  social: null,
};

/** The marks a card has. */
export function marksOf(marks: Marks): MarksValue {
  return {
    arrival: marks.arrival.code,
    sign: marks.sign.code,
    kind: marks.kind.code,
    subject: marks.subject.code,
    people: Math.max(marks.people, 2),
    author: marks.author?.code ?? null,
    social: marks.social?.code ?? null,
  };
}

/** What is wrong with the number of people; it counts for a collective appeal alone. */
export function peopleError({ subject, people }: MarksValue): string | null {
  if (subject !== COLLECTIVE) return null;
  const count = Number(people);
  return Number.isInteger(count) && count >= 2 ? null : 'Колективне звернення підписали щонайменше двоє';
}

/** A rule for all marks; the fields say for themselves what is wrong. */
export function marksRule(marks: MarksValue): string | null {
  return marks.arrival === null ? 'Оберіть, як надійшло звернення' : peopleError(marks);
}

/** The marks as the API takes them. */
export function marksBody(marks: MarksValue): MarksToSet {
  return {
    arrival: marks.arrival ?? '',
    sign: marks.sign ?? '',
    kind: marks.kind ?? '',
    subject: marks.subject ?? '',
    people: marks.subject === COLLECTIVE ? Number(marks.people) : 1,
    author: marks.author,
    social: marks.social,
  };
}
