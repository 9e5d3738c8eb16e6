// A typed day that cannot be chosen: it stays to be seen, says why, and is not sent.
import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';

import { formatShortDay, today } from '@/lib/dates';
import { serveCard, server } from './fake-api';
import { allowed, card, summary } from './samples';
import { fill, show, unfold } from './show';

/** What is sent to the path of a card. */
function takes(path: string): unknown[] {
  const sent: unknown[] = [];
  server.use(
    http.post(`*/api/appeals/:id/${path}`, async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json(card({ version: 4 }));
    }),
  );
  return sent;
}

test.each([
  ['31.12.2099', 'Не пізніше 30.12.2099'],
  ['01.02.2020', `Не раніше ${formatShortDay(today())}`],
  ['31.02.2099', 'Вкажіть день, наприклад 05.12.2026'],
])('the term %s is kept, explained and not sent', async (typed, reason) => {
  const sent = takes('deadline');
  serveCard(() => card({ allowed_actions: [{ ...allowed('correct_deadline', 'Змінити строк'), latest_due_on: '2099-12-30' }] }));
  const { user } = show('/appeals/card-1');
  await unfold(user, 'correct_deadline');
  const form = within(screen.getByTestId('action-correct_deadline'));
  const day = await form.findByRole('textbox', { name: /Новий строк/ });
  await fill(user, form.getByRole('textbox', { name: /Причина/ }), 'Чекаємо кабель.');
  // A day that was right before must not be sent in the place of the wrong one.
  await fill(user, day, '20.12.2099');
  await user.clear(day);
  await fill(user, day, typed);
  await user.click(form.getByRole('button', { name: 'Змінити строк' }));
  expect(form.getByText(reason)).toBeInTheDocument();
  expect(day).toHaveValue(typed);
  expect(day).toBeInvalid();
  expect(sent).toEqual([]);

  await user.clear(day);
  await fill(user, day, '30.12.2099');
  expect(form.queryByText(reason)).not.toBeInTheDocument();
  await user.click(form.getByRole('button', { name: 'Змінити строк' }));
  await waitFor(() => expect(sent).toEqual([{ version: 3, due_on: '2099-12-30', due_at: null, reason: 'Чекаємо кабель.' }]));
});

test('nothing is said of half a date, and an empty field that may be empty is sent', async () => {
  const sent = takes('ask');
  serveCard(() => card({ allowed_actions: [{ ...allowed('ask', 'Запитати заявника'), latest_due_on: '2099-12-30' }] }));
  const { user } = show('/appeals/card-1');
  await unfold(user, 'ask');
  const form = within(screen.getByTestId('action-ask'));
  await fill(user, await form.findByRole('textbox', { name: /Запитання/ }), 'Де саме?');
  const day = form.getByRole('textbox', { name: /Чекати на відповідь/ });
  await user.type(day, '31.12');
  expect(form.queryByText(/Вкажіть день/)).not.toBeInTheDocument();
  await user.tab();
  expect(form.getByText(/Вкажіть день/)).toBeInTheDocument();
  await user.click(form.getByRole('button', { name: 'Надіслати запитання' }));
  expect(sent).toEqual([]);
  await user.clear(day);
  await user.click(form.getByRole('button', { name: 'Надіслати запитання' }));
  await waitFor(() => expect(sent).toEqual([{ version: 3, question: 'Де саме?', answer_by: null }]));
});

test('a term for many cards that has passed is not sent to any of them', async () => {
  const sent = takes('address');
  const cards = [summary({ state: 'registered', can: ['address'] })];
  server.use(http.get('*/api/worklist', () => HttpResponse.json({ items: cards })));
  const address = { ...allowed('address', 'Адресувати'), proposed_decision_makers: ['n.shevchuk'] };
  serveCard(() => card({ allowed_actions: [address] }));
  const { user } = show('/');
  const [box] = await screen.findAllByTestId('choose-card');
  if (box !== undefined) await user.click(box);
  await user.click(screen.getByRole('button', { name: 'Адресувати обрані' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(dialog.getByRole('radio', { name: 'один для всіх' }));
  const day = dialog.getByRole('textbox', { name: /Виконати до/ });
  await fill(user, day, '20.12.2020');
  await user.click(dialog.getByRole('button', { name: 'Адресувати обрані' }));
  expect(dialog.getByText(/^Не раніше/)).toBeInTheDocument();
  await user.clear(day);
  await fill(user, day, '20.12.2099');
  await user.click(dialog.getByRole('button', { name: 'Адресувати обрані' }));
  expect(await dialog.findByText('Зроблено 1 з 1 картки')).toBeInTheDocument();
  expect(sent).toEqual([
    { version: 3, due_on: '2099-12-20', due_at: null, decision_makers: ['n.shevchuk'], note: null },
  ]);
});

test('a filter stays as it was while a day that cannot be chosen is typed', async () => {
  const asked: (string | null)[] = [];
  server.use(
    http.get('*/api/audit', ({ request }) => {
      asked.push(new URL(request.url).searchParams.get('day'));
      return HttpResponse.json({ items: [], next: null });
    }),
  );
  const { user } = show('/audit?day=2026-01-20');
  const day = await screen.findByRole('textbox', { name: 'День' });
  await user.clear(day);
  await fill(user, day, '01.01.2099');
  await user.tab();
  expect(screen.getByText(`Не пізніше ${formatShortDay(today())}`)).toBeInTheDocument();
  expect(day).toHaveValue('01.01.2099');
  await user.clear(day);
  await fill(user, day, '21.01.2026');
  await waitFor(() => expect(asked).toEqual(['2026-01-20', '2026-01-21']));
});
