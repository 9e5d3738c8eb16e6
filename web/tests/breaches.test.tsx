// Broken terms on the card's page, and what the service adds to its history.
import { screen, within } from '@testing-library/react';

import type { Breach } from '@/api/types';
import { serveCard } from './fake-api';
import { card, hnatiuk, romaniuk } from './samples';
import { show } from './show';

const mended: Breach = {
  stage: 'addressing',
  what: 'Звернення не адресовано у встановлений строк',
  due_at: '2026-11-10T13:00:00Z',
  people: [],
  rung: 1,
  ended_at: '2026-11-11T07:40:00Z',
  clause: '6.1.1',
};
const lasting: Breach = {
  stage: 'execution',
  what: 'Порушено строк виконання',
  due_at: '2026-11-20T21:59:59Z',
  people: [romaniuk, hnatiuk],
  rung: 3,
  ended_at: null,
  clause: '7',
};

test('a breach that lasts stands first, with whose it is and how far it has risen', async () => {
  serveCard(() => card({ breached: true, breaches: [mended, lasting] }));
  show('/appeals/card-1');
  const section = within(await screen.findByTestId('card-breaches'));
  const [first, second] = section.getAllByRole('listitem');
  expect(first).toHaveTextContent(/^Порушено строк виконання п.\s7Триває/);
  expect(first).toHaveTextContent('Строк був до 20 листопада 2026');
  expect(first).toHaveTextContent('Відповідають: Романюк С. І., Гнатюк М. Р.');
  expect(first).toHaveTextContent('Повідомлено міського голову.');
  expect(first).not.toHaveTextContent('23:59');
  expect(second).toHaveTextContent('Усунено 11.11.2026, 09:40');
  expect(second).toHaveTextContent('Строк був до 10 листопада 2026 р., 15:00');
  expect(second).not.toHaveTextContent('Відповіда');
});

test('without breaches there is no such section', async () => {
  serveCard(() => card());
  show('/appeals/card-1');
  await screen.findByTestId('card-history');
  expect(screen.queryByTestId('card-breaches')).not.toBeInTheDocument();
});

test('what the service did is in the history, with a way to the card it is about', async () => {
  const told = {
    sequence: 2,
    at: '2026-11-20T22:00:00Z',
    actor: { kind: 'service', name: 'Сервіс' },
    kind: 'breached',
    clause: '6.2.1',
    text: 'Порушено строк виконання (до 20.11.2026 23:59). Виділено № Д-119/2026.',
    comment: null,
    files: [],
    card: { id: 'card-3', number: 'Д-119/2026' },
    undone: false,
  };
  serveCard(() => card({ history: [...card().history, told] }));
  show('/appeals/card-1');
  const [first] = within(await screen.findByTestId('card-history')).getAllByTestId('history-entry');
  expect(first).toHaveTextContent(told.text);
  expect(first).toHaveTextContent('Сервіс');
  expect(within(first ?? document.body).getByRole('link', { name: 'Відкрити картку' })).toHaveAttribute('href', '/appeals/card-3');
});
