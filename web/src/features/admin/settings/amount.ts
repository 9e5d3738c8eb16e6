// A number as a form holds it: empty while nothing is typed.
export type Amount = number | string;

export const amount = (value: Amount) => (value === '' ? 'Вкажіть число' : null);
