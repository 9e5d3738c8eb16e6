// Two people on one card: nothing typed is lost, and what changed is told.
import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';

import type { Card } from '@/api/types';
import { problem, serveCard, server } from './fake-api';
import { allowed, card, shevchuk } from './samples';
import { show, unfold } from './show';

const comment = allowed('comment', 'Додати коментар', '6.5.1');

function changedByAnother(changes: Partial<Card> = {}): Card {
  const before = card({ allowed_actions: [comment] });
  return {
    ...before,
    version: 4,
    history: [
      ...before.history,
      {
        sequence: 2,
        at: '2026-11-24T10:00:00Z',
        actor: { kind: 'staff', name: 'Бондар Т. М.' },
        kind: 'deadline_corrected',
        clause: '4.5',
        text: 'Строк змінено на 1 грудня.',
        comment: null,
        files: [],
        card: null,
        undone: false,
      },
    ],
    ...changes,
  };
}

/** The server holds `now`, the page saw an older card: the first sending conflicts. */
function conflictOnce(now: Card): { sentVersions: number[] } {
  const seen: { sentVersions: number[] } = { sentVersions: [] };
  let current = card({ allowed_actions: [comment] });
  serveCard(() => current);
  server.use(
    http.post('*/api/appeals/card-1/comment', async ({ request }) => {
      const { version } = (await request.json()) as { version: number };
      seen.sentVersions.push(version);
      current = now;
      return version === now.version
        ? HttpResponse.json({ ...now, version: now.version + 1 })
        : problem(409, 'version_conflict', 'Картку тим часом змінили.');
    }),
  );
  return seen;
}

test('a conflict keeps the text, reloads the card, says what changed, and the next try goes through', async () => {
  const seen = conflictOnce(changedByAnother());
  const { user } = show('/appeals/card-1');
  await unfold(user, 'comment');
  const text = await screen.findByRole('textbox', { name: /Коментар/ });
  await user.type(text, 'Бригада виїхала.');
  const send = () => user.click(screen.getByRole('button', { name: 'Надіслати' }));
  await send();

  expect(await screen.findByText('Поки ви працювали, картку змінили')).toBeInTheDocument();
  expect(await screen.findByTestId('card-news')).toHaveTextContent('Строк змінено на 1 грудня.');
  expect(text).toHaveValue('Бригада виїхала.');

  await send();
  await waitFor(() => expect(text).toHaveValue(''));
  expect(seen.sentVersions).toEqual([3, 4]);
});

test('text for a step that is no longer possible can still be copied', async () => {
  conflictOnce(changedByAnother({ state: 'closed', allowed_actions: [] }));
  const { user } = show('/appeals/card-1');
  await unfold(user, 'comment');
  await user.type(await screen.findByRole('textbox', { name: /Коментар/ }), 'Бригада виїхала.');
  await user.click(screen.getByRole('button', { name: 'Надіслати' }));

  expect(await screen.findByText('Ваш ненадісланий текст')).toBeInTheDocument();
  expect(screen.getByText('Бригада виїхала.')).toBeInTheDocument();
});

test('who is overtaken into another state is told that nothing was sent, and finds the text in the new form', async () => {
  const address = allowed('address', 'Встановити строк і адресувати', '6.1.1');
  const before = card({ state: 'registered', decision_makers: [], executor: null, allowed_actions: [address] });
  let current = before;
  serveCard(() => current);
  server.use(
    http.post('*/api/appeals/card-1/address', () => {
      current = { ...before, version: 4, state: 'addressed', decision_makers: [shevchuk], allowed_actions: [{ ...address, place: 'aside' }] };
      return problem(409, 'version_conflict', 'Картку тим часом змінили.');
    }),
  );
  sessionStorage.setItem(
    'hotline.draft.card-1.address',
    JSON.stringify({ term: { day: '2099-12-01', time: '' }, decision_makers: [shevchuk.id], note: 'Прошу першочергово.' }),
  );
  const { user } = show('/appeals/card-1');
  await user.click(await screen.findByRole('button', { name: 'Адресувати' }));

  expect(await screen.findByText('Не надіслано')).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Переадресувати' })).toBeInTheDocument();
  expect(screen.getByRole('textbox', { name: 'Примітка' })).toHaveValue('Прошу першочергово.');
});

test('a step that somebody else has already taken is explained the same way', async () => {
  let current = card({ allowed_actions: [comment] });
  serveCard(() => current);
  server.use(
    http.post('*/api/appeals/card-1/comment', () => {
      current = changedByAnother({ state: 'closed', allowed_actions: [] });
      return problem(409, 'wrong_state', 'На цьому етапі так зробити не можна.');
    }),
  );
  const { user } = show('/appeals/card-1');
  await unfold(user, 'comment');
  await user.type(await screen.findByRole('textbox', { name: /Коментар/ }), 'Бригада виїхала.');
  await user.click(screen.getByRole('button', { name: 'Надіслати' }));
  expect(await screen.findByText('Ваш ненадісланий текст')).toBeInTheDocument();
  expect(screen.getByTestId('card-news')).toHaveTextContent('Строк змінено на 1 грудня.');
});

test('leaving with unsent text asks first, and staying keeps it', async () => {
  serveCard(() => card({ allowed_actions: [comment] }));
  server.use(http.get('*/api/worklist', () => HttpResponse.json({ items: [] })));
  const { user, router } = show('/appeals/card-1');
  await unfold(user, 'comment');
  const text = await screen.findByRole('textbox', { name: /Коментар/ });
  await user.type(text, 'Чернетка');
  await user.click(within(screen.getByRole('navigation')).getByRole('link', { name: 'Мої справи' }));

  await user.click(await screen.findByRole('button', { name: 'Залишитися' }));
  expect(router.state.location.pathname).toBe('/appeals/card-1');
  expect(text).toHaveValue('Чернетка');

  await user.click(within(screen.getByRole('navigation')).getByRole('link', { name: 'Мої справи' }));
  await user.click(await screen.findByRole('button', { name: 'Вийти без збереження' }));
  await waitFor(() => expect(router.state.location.pathname).toBe('/'));
});

test('unsent text survives a reload of the page', async () => {
  serveCard(() => card({ allowed_actions: [comment] }));
  sessionStorage.setItem('hotline.draft.card-1.comment', JSON.stringify({ text: 'Чернетка' }));
  show('/appeals/card-1');
  expect(await screen.findByRole('textbox', { name: /Коментар/ })).toHaveValue('Чернетка');
});
