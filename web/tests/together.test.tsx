// Several people on one card: who else is there, what they did meanwhile, and one's own step taken back.
import { act, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';

import type { Card, HistoryEntry, Looker } from '@/api/types';
import { problem, serveCard, server } from './fake-api';
import { allowed, card, shevchuk } from './samples';
import { show, unfold } from './show';

const comment = allowed('comment', 'Додати коментар', '6.5.1');

function entry(changes: Partial<HistoryEntry> = {}): HistoryEntry {
  return {
    sequence: 2,
    at: '2026-11-24T12:05:00Z',
    actor: { kind: 'staff', name: 'Мельник Олена Василівна' },
    kind: 'returned_for_rework',
    clause: '6.2.2',
    text: 'Повернуто на доопрацювання.',
    comment: null,
    files: [],
    card: null,
    undone: false,
    ...changes,
  };
}

const looker = (changes: Partial<Looker> = {}): Looker => ({
  person: shevchuk,
  since: '2026-11-24T12:00:00Z',
  typing: false,
  ...changes,
});

test('a conflict says above the form what the others did', async () => {
  serveCard(() => card({ allowed_actions: [comment] }));
  server.use(
    http.post('*/api/appeals/card-1/comment', () =>
      problem(409, 'version_conflict', 'Тим часом картку змінив хтось інший.', { changes: [entry()] }),
    ),
  );
  const { user } = show('/appeals/card-1');
  await unfold(user, 'comment');
  const text = await screen.findByRole('textbox', { name: /Коментар/ });
  await user.type(text, 'Бригада виїхала.');
  await user.click(screen.getByRole('button', { name: 'Надіслати' }));

  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('Тим часом:Повернуто на доопрацювання. Мельник О. В., 24.11.2026, 14:05');
  expect(alert.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  expect(text).toHaveValue('Бригада виїхала.');
});

test('colleagues who have the card open are named, and a begun text is told to them', async () => {
  const signs: unknown[] = [];
  serveCard(() => card({ allowed_actions: [comment] }));
  server.use(
    http.post('*/api/appeals/card-1/presence', async ({ request }) => {
      signs.push(await request.json());
      return HttpResponse.json({ others: [looker({ typing: true })] });
    }),
  );
  const { user, router } = show('/appeals/card-1');
  await waitFor(() =>
    expect(screen.getByTestId('presence')).toHaveTextContent('Зараз також переглядає:ШНШевчук Н. Б. пише…'),
  );
  expect(signs).toEqual([{ state: 'looking' }]);
  await unfold(user, 'comment');
  await user.type(await screen.findByRole('textbox', { name: /Коментар/ }), 'Б');
  await waitFor(() => expect(signs).toContainEqual({ state: 'typing' }));

  server.use(http.get('*/api/worklist', () => HttpResponse.json({ items: [] })));
  await user.clear(screen.getByRole('textbox', { name: /Коментар/ }));
  await act(() => router.navigate('/'));
  await waitFor(() => expect(signs.at(-1)).toEqual({ state: 'left' }));
});

test('alone on the card nothing is said', async () => {
  serveCard(() => card());
  show('/appeals/card-1');
  expect(await screen.findByTestId('presence')).toBeEmptyDOMElement();
});

/** A card on which a comment was just written, as the server answers it. */
function commented(): Card {
  const before = card({ allowed_actions: [comment] });
  const written = entry({ kind: 'commented', clause: '6.5.1', text: 'Коментар.', comment: 'Помилка' });
  return { ...before, version: 4, history: [...before.history, written], undo: { sequence: 2, milliseconds: 9_800 } };
}

async function writesComment() {
  let current = card({ allowed_actions: [comment] });
  serveCard(() => current);
  server.use(
    http.post('*/api/appeals/card-1/comment', () => {
      current = commented();
      return HttpResponse.json(current);
    }),
  );
  const { user } = show('/appeals/card-1');
  await unfold(user, 'comment');
  await user.type(await screen.findByRole('textbox', { name: /Коментар/ }), 'Помилка');
  await user.click(screen.getByRole('button', { name: 'Надіслати' }));
  return { user, store: (next: Card) => (current = next) };
}

test('a step that told nobody can be taken back, and stays in the history struck through', async () => {
  let sent: unknown;
  const { user, store } = await writesComment();
  server.use(
    http.post('*/api/appeals/card-1/undo', async ({ request }) => {
      sent = await request.json();
      const [first, written] = commented().history;
      const history = [
        ...(first === undefined ? [] : [first]),
        ...(written === undefined ? [] : [{ ...written, undone: true }]),
        entry({ sequence: 3, kind: 'undone', text: 'Скасовано: коментар.' }),
      ];
      const after = { ...commented(), version: 5, history, undo: null };
      store(after);
      return HttpResponse.json(after);
    }),
  );
  expect(await screen.findByTestId('undo-countdown')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Скасувати' }));

  expect(await screen.findByText('На картці все як до цієї дії.')).toBeInTheDocument();
  expect(sent).toEqual({ version: 4, sequence: 2 });
  const history = await screen.findByTestId('card-history');
  await waitFor(() => expect(within(history).getByText('скасовано')).toBeInTheDocument());
  expect(within(history).getByText('Помилка').tagName).toBe('S');
  expect(screen.queryByTestId('card-news')).not.toBeInTheDocument();
});

test('a step that can no longer be taken back says why', async () => {
  const { user } = await writesComment();
  server.use(
    http.post('*/api/appeals/card-1/undo', () =>
      problem(409, 'undo_too_late', 'Скасувати дію можна лише протягом 10 секунд.'),
    ),
  );
  await user.click(await screen.findByRole('button', { name: 'Скасувати' }));
  expect(await screen.findByText('Скасувати дію можна лише протягом 10 секунд.')).toBeInTheDocument();
});

test('a step that told somebody offers no way back', async () => {
  serveCard(() => card({ allowed_actions: [comment] }));
  server.use(http.post('*/api/appeals/card-1/comment', () => HttpResponse.json({ ...commented(), undo: null })));
  const { user } = show('/appeals/card-1');
  await unfold(user, 'comment');
  await user.type(await screen.findByRole('textbox', { name: /Коментар/ }), 'Текст');
  await user.click(screen.getByRole('button', { name: 'Надіслати' }));
  expect(await screen.findByText('Коментар додано до історії картки.')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Скасувати' })).not.toBeInTheDocument();
});
