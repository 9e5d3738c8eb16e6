// Worklist and register: full, empty, failed, and the sections each role sees.
import { screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';

import { currentMonth } from '@/lib/dates';
import { problem, serveCard, server } from './fake-api';
import { card, hnatiuk, melnyk, romaniuk, shevchuk, summary } from './samples';
import { show } from './show';

test('the worklist shows cards and opens one', async () => {
  server.use(http.get('*/api/worklist', () => HttpResponse.json({ items: [summary({ overdue: true })] })));
  show('/');
  const row = await screen.findByTestId('card-row');
  expect(row).toHaveTextContent('2026-000118');
  expect(row).toHaveTextContent('Вуличне освітлення');
  expect(row).toHaveAttribute('data-overdue', 'true');
  expect(screen.getAllByRole('link', { name: /2026-000118/ })[0]).toHaveAttribute('href', '/appeals/card-1');
});

test('a card that stands there in place of an absent colleague says in whose, in the table and on a phone', async () => {
  const mine = { id: melnyk.id, name: melnyk.name, until: '2026-12-01' };
  const items = [
    summary({ executor: { ...romaniuk, substitute: mine }, co_executors: [{ ...romaniuk, substitute: mine }] }),
    summary({ id: 'b', decision_makers: [{ ...shevchuk, substitute: mine }], executor: { ...hnatiuk, substitute: mine } }),
    summary({ id: 'c', executor: { ...romaniuk, substitute: { ...mine, id: 'm.hnatiuk' } } }),
  ];
  server.use(http.get('*/api/worklist', () => HttpResponse.json({ items })));
  show('/');
  await waitFor(() => expect(screen.getAllByTestId('acts-for')).toHaveLength(4));
  for (const shape of ['card-row', 'card-tile']) {
    const [one, two, others] = screen.getAllByTestId(shape);
    expect(one).toHaveTextContent('Заступаєте: Романюк С. І.');
    expect(one).not.toHaveTextContent('Романюк С. І., Романюк');
    expect(two).toHaveTextContent('Заступаєте: Гнатюк М. Р., Шевчук Н. Б.');
    expect(others).not.toHaveTextContent('Заступаєте');
  }
});

test('an empty worklist says so kindly', async () => {
  server.use(http.get('*/api/worklist', () => HttpResponse.json({ items: [] })));
  show('/');
  expect(await screen.findByText('Немає справ, які чекають на вас')).toBeInTheDocument();
});

test('a failed reading can be repeated', async () => {
  let broken = true;
  server.use(
    http.get('*/api/worklist', () =>
      broken ? problem(500, 'internal', 'Внутрішня помилка сервера.') : HttpResponse.json({ items: [summary()] }),
    ),
  );
  const { user } = show('/');
  expect(await screen.findByText('Внутрішня помилка сервера.')).toBeInTheDocument();
  broken = false;
  await user.click(screen.getByRole('button', { name: 'Спробувати ще раз' }));
  expect(await screen.findByTestId('card-row')).toBeInTheDocument();
});

test.each([
  [403, 'forbidden', 'Ці відомості не належать до Ваших повноважень.'],
  [404, 'not_found', 'Такої картки чи сторінки немає.'],
] as const)('what is refused with %s offers a way on, not another try', async (status, code, title) => {
  server.use(
    http.get('*/api/appeals', () => problem(status, code, title)),
    http.get('*/api/worklist', () => HttpResponse.json({ items: [summary()] })),
  );
  const { user } = show('/register');
  expect(await screen.findByText(title)).toBeInTheDocument();
  expect(screen.queryByRole('combobox', { name: 'Стан' })).not.toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Спробувати ще раз' })).not.toBeInTheDocument();
  await user.click(screen.getByRole('link', { name: 'До моїх справ' }));
  expect(await screen.findByTestId('card-row')).toBeInTheDocument();
});

test('a gateway without a problem document still gets a Ukrainian sentence', async () => {
  server.use(http.get('*/api/worklist', () => HttpResponse.json({ message: 'Unauthorized' }, { status: 401 })));
  show('/');
  expect(await screen.findByText('Сеанс завершено. Увійдіть ще раз.')).toBeInTheDocument();
});

test('the register goes by month and by page', async () => {
  const asked: string[] = [];
  server.use(
    http.get('*/api/appeals', ({ request }) => {
      const query = new URL(request.url).searchParams;
      asked.push(`${query.get('month') ?? ''}/${query.get('cursor') ?? ''}`);
      return query.get('cursor') === null
        ? HttpResponse.json({ items: [summary({ id: 'a', number: '2026-000002' })], next: 'page-2' })
        : HttpResponse.json({ items: [summary({ id: 'b', number: '2026-000001' })], next: null });
    }),
  );
  const { user } = show('/register?month=2026-01');
  await screen.findAllByText('2026-000002');
  await user.click(screen.getByRole('button', { name: 'Показати ще' }));
  await screen.findAllByText('2026-000001');
  await user.click(screen.getByRole('button', { name: 'Попередній місяць' }));
  await waitFor(() => expect(asked).toEqual(['2026-01/', '2026-01/page-2', '2025-12/']));
});

test('the register starts with the present month and the future is closed', async () => {
  let month: string | null = null;
  server.use(
    http.get('*/api/appeals', ({ request }) => {
      month = new URL(request.url).searchParams.get('month');
      return HttpResponse.json({ items: [], next: null });
    }),
  );
  show('/register');
  expect(await screen.findByText('Звернень не було')).toBeInTheDocument();
  expect(month).toBe(currentMonth());
  expect(screen.getByRole('button', { name: 'Наступний місяць' })).toBeDisabled();
});

test('the register is asked for one state, and goes on where a page has none of it', async () => {
  const asked: string[] = [];
  server.use(
    http.get('*/api/appeals', ({ request }) => {
      const query = new URL(request.url).searchParams;
      asked.push(`${query.get('month') ?? ''}/${query.get('state') ?? ''}/${query.get('cursor') ?? ''}`);
      if (query.get('state') === null) return HttpResponse.json({ items: [summary(), summary({ id: 'b' })], next: null });
      return query.get('cursor') === null
        ? HttpResponse.json({ items: [], next: 'page-2' })
        : HttpResponse.json({ items: [summary({ state: 'closed', state_name: 'Закрито' })], next: null });
    }),
  );
  const { user, router } = show('/register?month=2026-01');
  expect(await screen.findByText('2 звернення за січень 2026 р.')).toBeInTheDocument();
  await user.click(screen.getByRole('combobox', { name: 'Стан' }));
  await user.click(await screen.findByRole('option', { name: 'Закрито' }));
  expect(router.state.location.search).toBe('?month=2026-01&state=closed');
  expect(await screen.findByText('Таких звернень поки не знайдено')).toBeInTheDocument();
  expect(screen.getByText('Раніші звернення за січень 2026 р. ще не переглянуто.')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Показати ще' }));
  expect(await screen.findByText('1 звернення за січень 2026 р. у стані «Закрито»')).toBeInTheDocument();
  expect(asked).toEqual(['2026-01//', '2026-01/closed/', '2026-01/closed/page-2']);
});

test('a state that no card of the month is in', async () => {
  server.use(http.get('*/api/appeals', () => HttpResponse.json({ items: [], next: null })));
  show('/register?month=2026-01&state=merged');
  expect(await screen.findByText('Звернень у стані «Обʼєднано з іншою карткою» немає')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Показати ще' })).not.toBeInTheDocument();
});

test('a card of any month is opened by its number', async () => {
  server.use(
    http.get('*/api/appeals', ({ request }) => {
      const number = new URL(request.url).searchParams.get('number');
      return HttpResponse.json({ items: number === 'Д-401/2026' ? [summary()] : [], next: null });
    }),
  );
  serveCard(() => card());
  const { user, router } = show('/register?month=2026-01');
  const number = await screen.findByRole('textbox', { name: 'Номер звернення' });
  await user.type(number, '999/2026{Enter}');
  expect(await screen.findByText('Картки з номером «999/2026» немає.')).toBeInTheDocument();
  expect(number).toHaveValue('999/2026');
  await user.clear(number);
  await user.type(number, ' Д-401/2026');
  expect(screen.queryByText(/Картки з номером/)).not.toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Знайти картку' }));
  await waitFor(() => expect(router.state.location.pathname).toBe('/appeals/card-1'));
  await screen.findByTestId('card-history');
  const back = screen.getAllByRole('link', { name: 'Реєстр' }).map((link) => link.getAttribute('href'));
  expect(back).toContain('/register?month=2026-01');
});

test.each([
  ['responsible', true],
  ['decision_maker', true],
  ['executor', false],
] as const)('the section of the register for %s: %s', async (role, shown) => {
  server.use(
    http.get('*/api/me', () => HttpResponse.json({ ...melnyk, roles: [role] })),
    http.get('*/api/worklist', () => HttpResponse.json({ items: [] })),
  );
  show('/');
  await screen.findByText('Мельник О. В.');
  expect(screen.queryAllByRole('link', { name: 'Реєстр' })).toHaveLength(shown ? 1 : 0);
});

test('an address that leads nowhere', async () => {
  show('/nowhere');
  expect(await screen.findByText('Такої сторінки немає')).toBeInTheDocument();
});
