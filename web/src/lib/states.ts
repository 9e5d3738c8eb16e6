// How each state of a card looks; its name comes from the server.
import type { State } from '@/api/types';

/** The states in the order in which a card passes them, with the words of the progress bar. */
export const STEPS: readonly { state: State; step: string }[] = [
  { state: 'registered', step: 'Зареєстровано' },
  { state: 'addressed', step: 'Адресовано' },
  { state: 'assigned', step: 'Призначено' },
  { state: 'in_work', step: 'В роботі' },
  { state: 'reported', step: 'Виконано, на перевірці' },
  { state: 'closed', step: 'Закрито' },
];

/** Every state a card can be in, for filters. */
export const STATES: readonly { state: State; step: string }[] = [
  ...STEPS,
  { state: 'withdrawn', step: 'Відкликано заявником' },
  { state: 'merged', step: 'Обʼєднано з іншою карткою' },
];

const COLORS: Record<string, string> & Record<State, string> = {
  registered: 'blue',
  addressed: 'indigo',
  assigned: 'grape',
  in_work: 'orange',
  reported: 'teal',
  closed: 'gray',
  withdrawn: 'pink',
  merged: 'gray',
};

/** The colour of a state (a name of the theme). */
export function stateColor(state: string): string {
  return COLORS[state] ?? 'gray';
}

/** True once nothing more is to be done about the card. */
export function isFinished(state: string): boolean {
  return state === 'closed' || state === 'withdrawn' || state === 'merged';
}
