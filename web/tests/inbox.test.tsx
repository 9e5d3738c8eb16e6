// The bell: how many notices are unread, the drawer, and what makes a notice read.
import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';

import type { InboxNotice } from '@/api/inbox';
import { problem, serveCard, server } from './fake-api';
import { card, shevchuk } from './samples';
import { show } from './show';

function notice(number: number, changes: Partial<InboxNotice> = {}): InboxNotice {
  return {
    id: `00179551440000${number}.card-${number}.000002`,
    at: new Date(Date.now() - (10 - number) * 1000).toISOString(),
    kind: 'addressed',
    urgency: 'action',
    text: `Адресовано на розгляд (${number}).`,
    clause: '4.5',
    card: { id: `card-${number}`, number: `К-${number}/2026` },
    category: { id: 'light', name: 'Вуличне освітлення' },
    instead_of: null,
    read: false,
    ...changes,
  };
}

/** An inbox on the server; what is sent about it. */
function serve(items: InboxNotice[]) {
  const state = { items, sent: [] as unknown[] };
  const unread = () => state.items.filter((item) => !item.read);
  server.use(
    http.get('*/api/worklist', () => HttpResponse.json({ items: [] })),
    http.get('*/api/inbox', () => HttpResponse.json({ items: state.items, next: null })),
    http.get('*/api/inbox/count', () => HttpResponse.json({ unread: unread().length, latest: unread()[0]?.id ?? null })),
    http.post('*/api/inbox/read', async ({ request }) => {
      const body = (await request.json()) as { ids?: string[]; upto?: string; appeal?: string };
      state.sent.push(body);
      state.items = state.items.map((item) =>
        body.upto !== undefined || body.ids?.includes(item.id) || item.card?.id === body.appeal
          ? { ...item, read: true }
          : item,
      );
      return new HttpResponse(null, { status: 204 });
    }),
  );
  return state;
}

test('the bell and the tab tell how many notices are unread', async () => {
  serve([notice(3), notice(2), notice(1, { read: true })]);
  show('/');
  expect(await screen.findByRole('button', { name: 'Сповіщення: 2 непрочитані' })).toBeInTheDocument();
  expect(screen.getByTestId('inbox-count')).toHaveTextContent('2');
  await waitFor(() => expect(document.title).toMatch(/^\(2\) Мої справи/));
});

test('nothing unread: no number on the bell nor in the tab', async () => {
  serve([]);
  show('/');
  expect(await screen.findByRole('button', { name: 'Сповіщення: нових немає' })).toBeInTheDocument();
  expect(screen.queryByTestId('inbox-count')).toBeNull();
  await waitFor(() => expect(document.title).toMatch(/^Мої справи/));
});

test('a notice about several cards opens the worklist, and says so', async () => {
  const text = 'Надійшли у позаробочий час: № К-1/2026, № К-2/2026. Встановіть строк і адресуйте їх.';
  serve([notice(1, { kind: 'registered', text, card: null, category: null })]);
  const { user, router } = show('/inbox-unknown');
  await user.click(await screen.findByTestId('inbox-bell'));
  const row = await screen.findByTestId('notice');
  expect(row).toHaveTextContent(text);
  expect(row).toHaveTextContent('Відкрити «Мої справи»');
  await user.click(row);
  await waitFor(() => expect(router.state.location.pathname).toBe('/'));
});

test('more than are counted', async () => {
  serve([]);
  server.use(http.get('*/api/inbox/count', () => HttpResponse.json({ unread: 100, latest: 'x' })));
  show('/');
  expect(await screen.findByTestId('inbox-count')).toHaveTextContent('99+');
});

test('the drawer shows notices by day, for whom, and opens the card of one', async () => {
  const old = notice(1, { read: true, at: '2026-03-02T09:30:00Z', text: 'Картку закрито.' });
  const state = serve([notice(2, { instead_of: shevchuk, urgency: 'urgent' }), old]);
  server.use(http.get('*/api/appeals/card-2', () => HttpResponse.json(card({ id: 'card-2' }))));
  const { user, router } = show('/');
  await user.click(await screen.findByTestId('inbox-bell'));
  const drawer = await screen.findByRole('dialog', { name: 'Сповіщення' });
  const headings = (await within(drawer).findAllByRole('heading', { level: 3 })).map((title) => title.textContent);
  expect(headings).toEqual(['Сьогодні', '2 березня 2026\u00a0р.']);
  const [first, second] = within(drawer).getAllByTestId('notice');
  expect(first).toHaveTextContent('Непрочитане');
  expect(first).toHaveTextContent('Ви заступаєте: Шевчук Н. Б.');
  expect(first).toHaveTextContent('№ К-2/2026 · Вуличне освітлення');
  expect(first).toHaveTextContent('п. 4.5');
  expect(second).not.toHaveTextContent('Непрочитане');
  expect(second).toHaveTextContent('11:30');
  if (first !== undefined) await user.click(first);
  await waitFor(() => expect(router.state.location.pathname).toBe('/appeals/card-2'));
  await waitFor(() => expect(state.sent).toContainEqual({ ids: [notice(2).id] }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('everything is marked as read at once', async () => {
  const state = serve([notice(3), notice(2)]);
  const { user } = show('/');
  await user.click(await screen.findByTestId('inbox-bell'));
  await screen.findAllByTestId('notice');
  await user.click(screen.getByRole('button', { name: 'Позначити всі прочитаними' }));
  await waitFor(() => expect(state.sent).toEqual([{ upto: notice(3).id }]));
  await waitFor(() => expect(screen.queryByTestId('inbox-count')).toBeNull());
  for (const row of screen.getAllByTestId('notice')) expect(row).toHaveAttribute('data-unread', 'false');
  expect(screen.getByRole('button', { name: 'Позначити всі прочитаними' })).toBeDisabled();
});

test('on the page of a card its notices become read', async () => {
  const state = serve([notice(2), notice(1)]);
  serveCard(() => card());
  show('/appeals/card-1');
  await waitFor(() => expect(state.sent).toEqual([{ appeal: 'card-1' }]));
  await waitFor(() => expect(screen.getByTestId('inbox-count')).toHaveTextContent('1'));
});

test('a card that is not there has no notices to be read', async () => {
  const state = serve([notice(2), notice(1)]);
  server.use(http.get('*/api/appeals/card-1', () => problem(404, 'not_found', 'Такої картки чи сторінки немає.')));
  show('/appeals/card-1');
  expect(await screen.findByText('Такого звернення немає')).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'До моїх справ' })).toHaveAttribute('href', '/');
  await waitFor(() => expect(screen.getByTestId('inbox-count')).toHaveTextContent('2'));
  expect(state.sent).toEqual([]);
});

test('an empty inbox and one that could not be read', async () => {
  serve([]);
  let broken = true;
  server.use(
    http.get('*/api/inbox', () =>
      broken ? problem(500, 'fault', 'Внутрішня помилка сервера.') : HttpResponse.json({ items: [], next: null }),
    ),
  );
  const { user } = show('/');
  await user.click(await screen.findByTestId('inbox-bell'));
  expect(await screen.findByText('Внутрішня помилка сервера.')).toBeInTheDocument();
  broken = false;
  await user.click(screen.getByRole('button', { name: 'Спробувати ще раз' }));
  expect(await screen.findByText('Сповіщень ще немає')).toBeInTheDocument();
});

test('older notices follow on demand', async () => {
  serve([]);
  server.use(
    http.get('*/api/inbox', ({ request }) =>
      new URL(request.url).searchParams.get('cursor') === null
        ? HttpResponse.json({ items: [notice(2)], next: notice(2).id })
        : HttpResponse.json({ items: [notice(1)], next: null }),
    ),
  );
  const { user } = show('/');
  await user.click(await screen.findByTestId('inbox-bell'));
  await user.click(await screen.findByRole('button', { name: 'Показати ще' }));
  expect(await screen.findByText('Адресовано на розгляд (1).')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Показати ще' })).toBeNull();
});
