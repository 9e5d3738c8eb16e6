// «Журнал доступу»: a day of it with its filters, and that of one card.
import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';

import type { AuditEntry } from '@/api/types';
import { dayOf } from '@/lib/dates';
import { problem, serveCard, server } from './fake-api';
import { card, melnyk, shevchuk } from './samples';
import { show } from './show';

function entry(changes: Partial<AuditEntry> = {}): AuditEntry {
  return {
    id: 'entry-1',
    at: '2026-11-24T12:05:00Z',
    who: shevchuk,
    roles: ['decision_maker'],
    access: 'read',
    action: 'card',
    text: 'Перегляд картки.',
    cards: [{ id: 'card-1', number: 'Д-118/2026' }],
    cases: [],
    ip: '192.0.2.17',
    user_agent: 'Firefox',
    ...changes,
  };
}

/** What was asked for, answered with the entries. */
function serveTrail(items: AuditEntry[], next: string | null = null): URLSearchParams[] {
  const asked: URLSearchParams[] = [];
  server.use(
    http.get('*/api/audit', ({ request }) => {
      const query = new URL(request.url).searchParams;
      asked.push(query);
      return HttpResponse.json(
        query.has('cursor') ? { items: [entry({ id: 'entry-2', text: 'Давніший запис.' })], next: null } : { items, next },
      );
    }),
  );
  return asked;
}

test('today is shown first, with who, what, which cards and from where', async () => {
  const asked = serveTrail([entry()], 'further');
  const { user } = show('/audit');
  const row = await screen.findByTestId('audit-row');
  expect(row).toHaveTextContent('24.11.2026, 14:05');
  expect(row).toHaveTextContent('Шевчук Н. Б.');
  expect(row).toHaveTextContent('Керівник');
  expect(row).toHaveTextContent('Перегляд картки.');
  expect(row).toHaveTextContent('192.0.2.17');
  await waitFor(() =>
    expect(within(row).getByRole('link', { name: '№ Д-118/2026' })).toHaveAttribute('href', '/appeals/card-1'),
  );
  expect(asked[0]?.get('day')).toBe(dayOf(new Date()));
  expect(asked[0]?.has('who')).toBe(false);

  await user.click(screen.getByRole('button', { name: 'Показати ще' }));
  expect(await screen.findAllByText('Давніший запис.')).not.toHaveLength(0);
  expect(screen.getByText('2 записи')).toBeInTheDocument();
});

test('one person and another day can be chosen', async () => {
  const asked = serveTrail([entry()]);
  const { user, router } = show('/audit?day=2026-11-20');
  await screen.findByTestId('audit-row');
  expect(screen.getByRole('textbox', { name: 'День' })).toHaveValue('20.11.2026');
  await user.click(screen.getByRole('combobox', { name: 'Працівник' }));
  await user.click(await screen.findByRole('option', { name: shevchuk.name }));
  await waitFor(() => expect(asked.at(-1)?.get('who')).toBe(shevchuk.id));
  expect(asked.at(-1)?.get('day')).toBe('2026-11-20');
  expect(router.state.location.search).toContain(`who=${shevchuk.id}`);
});

test('a long list names a few cards until asked for all', async () => {
  const cards = Array.from({ length: 7 }, (_, n) => ({ id: `card-${n}`, number: `К-${n}/2026` }));
  serveTrail([entry({ access: 'list', action: 'register', text: 'Перегляд реєстру.', cards })]);
  const { user } = show('/audit');
  const row = await screen.findByTestId('audit-row');
  expect(row).not.toHaveTextContent('К-6/2026');
  await user.click(within(row).getByRole('button', { name: 'ще 4' }));
  expect(row).toHaveTextContent('К-6/2026');
});

test('an administrator reads numbers without links', async () => {
  server.use(http.get('*/api/me', () => HttpResponse.json({ ...melnyk, roles: ['admin'] })));
  serveTrail([entry()]);
  show('/audit');
  const row = await screen.findByTestId('audit-row');
  expect(row).toHaveTextContent('№ Д-118/2026');
  expect(within(row).queryByRole('link')).not.toBeInTheDocument();
  expect(await screen.findByRole('link', { name: 'Журнал доступу' })).toBeInTheDocument();
});

test('a day without entries says so', async () => {
  serveTrail([]);
  show('/audit?day=2026-11-20');
  expect(await screen.findByText(/Записів немає: 20 листопада 2026/)).toBeInTheDocument();
});

test('those who may not read the trail are told so', async () => {
  server.use(
    http.get('*/api/me', () => HttpResponse.json({ ...melnyk, roles: ['executor'] })),
    http.get('*/api/audit', () => problem(403, 'forbidden', 'Ці відомості не належать до Ваших повноважень.')),
  );
  show('/audit');
  expect(await screen.findByText('Журнал доступний відповідальній особі та адміністраторові.')).toBeInTheDocument();
  expect(screen.queryByRole('link', { name: 'Журнал доступу' })).not.toBeInTheDocument();
});

test('a trail that could not be read can be asked for again', async () => {
  let failing = true;
  server.use(
    http.get('*/api/audit', () =>
      failing ? problem(500, 'fault', 'Сталася помилка сервісу.') : HttpResponse.json({ items: [entry()], next: null }),
    ),
  );
  const { user } = show('/audit');
  expect(await screen.findByText('Сталася помилка сервісу.')).toBeInTheDocument();
  failing = false;
  await user.click(screen.getByRole('button', { name: 'Спробувати ще раз' }));
  expect(await screen.findByTestId('audit-row')).toBeInTheDocument();
});

test('the trail of a card is read when asked for', async () => {
  let asked = 0;
  serveCard(() => card());
  server.use(
    http.get('*/api/appeals/card-1/audit', () => {
      asked += 1;
      return HttpResponse.json({ items: [entry({ access: 'change', text: 'Дія «Прийняти в роботу».' })], next: null });
    }),
  );
  const { user } = show('/appeals/card-1');
  const log = await screen.findByTestId('access-log');
  expect(asked).toBe(0);
  await user.click(within(log).getByRole('button', { name: 'Показати журнал' }));
  expect(await within(log).findByTestId('audit-row')).toHaveTextContent('Дія «Прийняти в роботу».');
  expect(log).not.toHaveTextContent('Д-118/2026');
});

test('an executor sees no trail of the card', async () => {
  server.use(http.get('*/api/me', () => HttpResponse.json({ ...melnyk, roles: ['executor'] })));
  serveCard(() => card());
  show('/appeals/card-1');
  await screen.findByTestId('card-history');
  expect(screen.queryByTestId('access-log')).not.toBeInTheDocument();
});
