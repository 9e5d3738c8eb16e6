// The next step on a card: what the server allows is offered, and nothing else.
import { screen, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';

import { problem, serveCard, server } from './fake-api';
import { allowed, card, romaniuk } from './samples';
import { show, unfold } from './show';

test('only the allowed actions have a form', async () => {
  serveCard(() => card({ allowed_actions: [allowed('report', 'Повідомити про виконання', '5.4'), allowed('comment', 'Коментар', '6.5.1')] }));
  show('/appeals/card-1');
  const panel = await screen.findByTestId('next-step');
  expect(within(panel).getByTestId('action-report')).toHaveTextContent('п. 5.4');
  expect(within(panel).getByTestId('action-comment')).toBeInTheDocument();
  for (const other of ['address', 'assign', 'accept', 'upload', 'return_for_rework', 'close']) {
    expect(within(panel).queryByTestId(`action-${other}`)).not.toBeInTheDocument();
  }
});

test('a comment is offered without being asked for', async () => {
  serveCard(() => card({ allowed_actions: [allowed('comment', 'Додати коментар', '6.5.1')] }));
  show('/appeals/card-1');
  expect(await screen.findByText('Зараз від вас нічого не потрібно.')).toBeInTheDocument();
  expect(screen.getByTestId('action-comment')).toBeInTheDocument();
  expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
});

test('without allowed actions nothing is asked of the person', async () => {
  serveCard(() => card());
  show('/appeals/card-1');
  expect(await screen.findByText('Зараз від вас нічого не потрібно.')).toBeInTheDocument();
});

test('an action of a newer server is left out instead of breaking the page', async () => {
  serveCard(() => card({ allowed_actions: [{ ...allowed('comment', 'Нова дія'), action: 'teleport' }] }));
  show('/appeals/card-1');
  expect(await screen.findByText('Зараз від вас нічого не потрібно.')).toBeInTheDocument();
});

test('assigning asks for executor and resolution, sends the version seen, and tells what is next', async () => {
  let sent: unknown;
  serveCard(() => card({ state: 'addressed', executor: null, allowed_actions: [allowed('assign', 'Призначити виконавця')] }));
  server.use(
    http.post('*/api/appeals/card-1/assign', async ({ request }) => {
      sent = await request.json();
      return HttpResponse.json(card({ version: 4, state: 'assigned', executor: romaniuk }));
    }),
  );
  const { user } = show('/appeals/card-1');

  await user.click(await screen.findByRole('button', { name: 'Призначити' }));
  expect(screen.getByText('Оберіть виконавця')).toBeInTheDocument();
  expect(screen.getByText('Напишіть резолюцію: що саме треба зробити')).toBeInTheDocument();
  expect(sent).toBeUndefined();

  // Found by the name of the organisation as well as by the person's.
  await user.type(screen.getByRole('combobox', { name: /Виконавець/ }), 'міськсвітло');
  expect(screen.queryByRole('option', { name: /Гнатюк/ })).not.toBeInTheDocument();
  await user.click(screen.getByRole('option', { name: /Романюк/ }));
  await user.type(screen.getByRole('textbox', { name: /Резолюція/ }), 'Відновити освітлення до пʼятниці.');
  await user.click(screen.getByRole('button', { name: 'Призначити' }));

  await screen.findByText(/у списку справ виконавця: Романюк С. І./);
  expect(sent).toEqual({
    version: 3,
    executor: 's.romaniuk',
    co_executors: [],
    resolution: 'Відновити освітлення до пʼятниці.',
    due_on: null,
    due_at: null,
    due_reason: null,
  });
});

test('a typed deadline is read the Ukrainian way, day before month', async () => {
  let sent: unknown;
  const address = { ...allowed('address', 'Адресувати'), proposed_due_on: '2099-12-04', latest_due_on: '2099-12-30' };
  serveCard(() => card({ state: 'registered', decision_makers: [], executor: null, allowed_actions: [address] }));
  server.use(
    http.post('*/api/appeals/card-1/address', async ({ request }) => {
      sent = await request.json();
      return HttpResponse.json(card({ version: 4, state: 'addressed' }));
    }),
  );
  const { user } = show('/appeals/card-1');
  const day = await screen.findByRole('textbox', { name: /Строк виконання/ });
  expect(day).toHaveValue('04.12.2099');
  await user.clear(day);
  await user.type(day, '05.12.2099{Enter}');
  await user.tab();
  expect(day).toHaveValue('05.12.2099');
  expect(sent).toBeUndefined();
  await user.click(screen.getByRole('combobox', { name: /Кому адресувати/ }));
  await user.click(await screen.findByRole('option', { name: /Шевчук/ }));
  await user.click(screen.getByRole('button', { name: 'Адресувати' }));
  await screen.findByText(/Картку адресовано/);
  expect(sent).toEqual({
    version: 3,
    due_on: '2099-12-05',
    due_at: null,
    decision_makers: ['n.shevchuk'],
    note: null,
  });
});

test('a refusal by the regulation is shown with its clause and keeps what was typed', async () => {
  serveCard(() => card({ allowed_actions: [allowed('comment', 'Додати коментар', '6.5.1')] }));
  server.use(
    http.post('*/api/appeals/card-1/comment', () =>
      problem(422, 'not_in_work', 'Картка не в роботі.', { clause: '6.5.1', detail: 'Спершу візьміть її в роботу.' }),
    ),
  );
  const { user } = show('/appeals/card-1');
  await unfold(user, 'comment');
  const text = await screen.findByRole('textbox', { name: /Коментар/ });
  await user.type(text, 'Бригада виїхала.');
  await user.click(screen.getByRole('button', { name: 'Надіслати' }));

  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('Картка не в роботі.');
  expect(alert).toHaveTextContent(/п\.\s6\.5\.1/);
  expect(alert).toHaveTextContent('Спершу візьміть її в роботу.');
  expect(text).toHaveValue('Бригада виїхала.');
});

test('closing asks once more', async () => {
  let closed = 0;
  serveCard(() => card({ state: 'reported', allowed_actions: [allowed('close', 'Закрити картку', '6.1.4')] }));
  server.use(
    http.post('*/api/appeals/card-1/close', () => {
      closed += 1;
      return HttpResponse.json(card({ version: 4, state: 'closed', state_name: 'Закрито' }));
    }),
  );
  const { user } = show('/appeals/card-1');
  await user.click(await screen.findByRole('button', { name: 'Закрити' }));
  expect(closed).toBe(0);
  await user.click(await screen.findByTestId('confirm-close'));
  await screen.findByText(/закрито. Заявник отримає/);
  expect(closed).toBe(1);
});
