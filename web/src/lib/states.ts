// How each state of a card looks; its name comes from the server.
import type { State } from '@/api/types';

/** The states in the order in which a card passes them, with the words of the progress bar. */
export const STATES: readonly { state: State; step: string }[] = [
  { state: 'registered', step: 'Зареєстровано' },
  { state: 'addressed', step: 'Адресовано' },
  { state: 'assigned', step: 'Призначено' },
  { state: 'in_work', step: 'В роботі' },
  { state: 'reported', step: 'Виконано, на перевірці' },
  { state: 'closed', step: 'Закрито' },
];

const COLORS: Record<string, string> & Record<State, string> = {
  registered: 'blue',
  addressed: 'indigo',
  assigned: 'grape',
  in_work: 'orange',
  reported: 'teal',
  closed: 'gray',
};

/** The colour of a state (a name of the theme). */
export function stateColor(state: string): string {
  return COLORS[state] ?? 'gray';
}
