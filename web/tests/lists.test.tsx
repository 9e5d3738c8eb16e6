// Worklist and register: full, empty, failed, and the sections each role sees.
import { screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';

import { currentMonth } from '@/lib/dates';
import { problem, server } from './fake-api';
import { melnyk, summary } from './samples';
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
