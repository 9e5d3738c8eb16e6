// The steps of a card's life with all that their forms propose: terms, executors, parts, results, ratings.
import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';

import type { Card, Part } from '@/api/types';
import { momentInKyiv } from '@/lib/dates';
import { serveCard, server } from './fake-api';
import { allowed, card, directory, hnatiuk, marks, melnyk, romaniuk, shevchuk } from './samples';
import { fill, show, unfold } from './show';

/** Takes what is sent to the path and answers with the card. */
function takes(path: string, answer: Card = card({ version: 4 })): { body: unknown } {
  const taken: { body: unknown } = { body: undefined };
  server.use(
    http.post(`*/api/appeals/card-1/${path}`, async ({ request }) => {
      taken.body = await request.json();
      return HttpResponse.json(answer);
    }),
  );
  return taken;
}

const part: Part = { executor: hnatiuk, task: 'Відкачати воду.', state: 'assigned', text: null, done_at: null };

test('what is urgent is addressed by the hour, to those in whose sphere it is', async () => {
  const sent = takes('address');
  const due = momentInKyiv('2099-12-04', '18:30');
  const address = { ...allowed('address', 'Адресувати'), proposed_due_at: due, proposed_decision_makers: ['n.shevchuk'] };
  serveCard(() => card({ state: 'registered', decision_makers: [], executor: null, allowed_actions: [address] }));
  const { user } = show('/appeals/card-1');
  expect(await screen.findByText(/Термінова категорія, пропонований: 4 грудня 2099.*18:30/)).toBeInTheDocument();
  await user.click(await screen.findByRole('button', { name: 'Адресувати' }));
  await waitFor(() =>
    expect(sent.body).toEqual({ version: 3, due_on: null, due_at: due, decision_makers: ['n.shevchuk'], note: null }),
  );
});

test('an addressed card is addressed anew from the menu of further steps, with those it has', async () => {
  const sent = takes('address');
  const address = { ...allowed('address', 'Переадресувати'), place: 'aside', proposed_due_on: '2099-12-04' };
  serveCard(() => card({ state: 'addressed', executor: null, allowed_actions: [address] }));
  const { user } = show('/appeals/card-1');
  expect(await screen.findByText('Зараз від вас нічого не потрібно.')).toBeInTheDocument();
  await unfold(user, 'address');
  await user.click(await screen.findByRole('button', { name: 'Переадресувати' }));
  await waitFor(() => expect(sent.body).toMatchObject({ due_on: '2099-12-04', decision_makers: ['n.shevchuk'] }));
});

test('co-executors get tasks; the usual organisation stands first; another term needs a reason', async () => {
  const sent = takes('assign');
  const assign = { ...allowed('assign', 'Призначити'), proposed_organisation: 'water', latest_due_on: '2099-12-30' };
  serveCard(() => card({ state: 'addressed', executor: null, resolution: null, allowed_actions: [assign] }));
  const { user } = show('/appeals/card-1');
  await user.click(await screen.findByRole('button', { name: 'Додати співвиконавця' }));
  await user.click(screen.getByRole('combobox', { name: /Головний виконавець/ }));
  expect((await screen.findAllByRole('option'))[0]).toHaveTextContent('Гнатюк');
  await user.click(screen.getByRole('option', { name: /Гнатюк/ }));

  const helper = within(screen.getByTestId('co-executor'));
  await user.click(helper.getByRole('combobox', { name: /Хто/ }));
  // Nobody is chosen twice.
  expect(await screen.findByRole('option', { name: /Романюк/ })).toBeInTheDocument();
  expect(screen.queryByRole('option', { name: /Гнатюк/ })).not.toBeInTheDocument();
  await user.click(screen.getByRole('option', { name: /Романюк/ }));
  await fill(user, screen.getByRole('textbox', { name: /Резолюція/ }), 'Полагодити.');
  await fill(user, screen.getByRole('textbox', { name: /Змінити строк/ }), '20.12.2099');
  await user.tab();
  await user.click(screen.getByRole('button', { name: 'Призначити' }));
  expect(await screen.findByText('Напишіть, що саме зробить співвиконавець')).toBeInTheDocument();
  expect(screen.getByText('Поясніть, чому змінюється строк')).toBeInTheDocument();

  await fill(user, helper.getByRole('textbox', { name: /Що зробити/ }), 'Вимкнути лінію.');
  await fill(user, screen.getByRole('textbox', { name: /Чому змінюється строк/ }), 'Чекаємо кабель.');
  await user.click(screen.getByRole('button', { name: 'Призначити' }));
  await waitFor(() =>
    expect(sent.body).toEqual({
      version: 3,
      executor: 'm.hnatiuk',
      co_executors: [{ executor: 's.romaniuk', task: 'Вимкнути лінію.' }],
      resolution: 'Полагодити.',
      due_on: '2099-12-20',
      due_at: null,
      due_reason: 'Чекаємо кабель.',
    }),
  );
});

test('a template comes filled for the card, and what is left in braces is pointed at', async () => {
  const template = { id: 't1', kind: 'resolution', name: 'Відновити', text: 'Відновити за № {номер}, {виконавець}.' };
  server.use(
    http.get('*/api/directory', () => HttpResponse.json({ ...directory, templates: [template] })),
    http.get('*/api/appeals/card-1/templates', () =>
      HttpResponse.json({ items: [{ ...template, text: 'Відновити за № 2026-000118, {виконавець}.' }] }),
    ),
  );
  serveCard(() => card({ state: 'addressed', executor: null, resolution: null, allowed_actions: [allowed('assign', 'Призначити')] }));
  const { user } = show('/appeals/card-1');
  await user.click(await screen.findByRole('button', { name: 'Вставити шаблон' }));
  await user.click(await screen.findByRole('menuitem', { name: /Відновити/ }));
  await waitFor(() => expect(screen.getByText(/Заповніть самі/)).toBeInTheDocument());
  expect(screen.getByRole('textbox', { name: /Резолюція/ })).toHaveValue('Відновити за № 2026-000118, {виконавець}.');
  expect(screen.getByText('Заповніть самі: {виконавець}')).toBeInTheDocument();
  await user.clear(screen.getByRole('textbox', { name: /Резолюція/ }));
  await fill(user, screen.getByRole('textbox', { name: /Резолюція/ }), 'Передати до ...');
  expect(screen.getByText('Заповніть самі: …')).toBeInTheDocument();
  await user.clear(screen.getByRole('textbox', { name: /Резолюція/ }));
  await fill(user, screen.getByRole('textbox', { name: /Резолюція/ }), 'Чекаємо... і діємо');
  expect(screen.queryByText(/Заповніть самі/)).not.toBeInTheDocument();
});

test('an absent person is chosen knowingly', async () => {
  const staff = directory.staff.map((person) =>
    person.id === 's.romaniuk'
      ? { ...person, away_until: '2099-12-12', substitute: { id: 'm.hnatiuk', name: hnatiuk.name } }
      : person,
  );
  server.use(http.get('*/api/directory', () => HttpResponse.json({ ...directory, staff })));
  serveCard(() => card({ state: 'addressed', executor: null, allowed_actions: [allowed('assign', 'Призначити')] }));
  const { user } = show('/appeals/card-1');
  await user.click(await screen.findByRole('combobox', { name: /Виконавець/ }));
  expect(await screen.findByRole('option', { name: /Романюк/ })).toHaveTextContent(
    'відсутність до 12.12.2099, заступає Гнатюк М. Р.',
  );
});

test('the deadline is corrected with a reason', async () => {
  const sent = takes('deadline');
  const correct = { ...allowed('correct_deadline', 'Змінити строк', '4.5'), latest_due_on: '2099-12-30' };
  serveCard(() => card({ allowed_actions: [correct] }));
  const { user } = show('/appeals/card-1');
  await unfold(user, 'correct_deadline');
  const form = within(screen.getByTestId('action-correct_deadline'));
  await user.click(await form.findByRole('button', { name: 'Змінити строк' }));
  expect(await form.findByText('Вкажіть строк виконання')).toBeInTheDocument();
  await fill(user, form.getByRole('textbox', { name: /Новий строк/ }), '20.12.2099');
  await fill(user, form.getByRole('textbox', { name: /Причина/ }), 'Чекаємо кабель.');
  await user.click(await form.findByRole('button', { name: 'Змінити строк' }));
  await waitFor(() =>
    expect(sent.body).toEqual({ version: 3, due_on: '2099-12-20', due_at: null, reason: 'Чекаємо кабель.' }),
  );
});

test('a co-executor takes and completes their own part', async () => {
  const accepting = allowed('accept', 'Прийняти в роботу', '5.1');
  server.use(http.get('*/api/me', () => HttpResponse.json({ ...melnyk, id: hnatiuk.id, roles: ['executor'] })));
  serveCard(() => card({ state: 'assigned', parts: [part], allowed_actions: [accepting] }));
  const complete = allowed('complete_part', 'Звітувати про свою частину', '5.4');
  takes('accept', card({ version: 4, parts: [{ ...part, state: 'in_work' }], allowed_actions: [complete] }));
  const sent = takes('complete-part');
  const { user } = show('/appeals/card-1');
  const accept = within(await screen.findByTestId('action-accept'));
  expect(accept.getByText('Відкачати воду.')).toBeInTheDocument();
  await user.click(await accept.findByRole('button', { name: 'Прийняти в роботу' }));
  expect(await screen.findByText(/Вашу частину прийнято в роботу/)).toBeInTheDocument();

  await user.click(await screen.findByRole('button', { name: 'Моя частина готова' }));
  expect(await screen.findByText('Напишіть, що зроблено у вашій частині')).toBeInTheDocument();
  await fill(user, screen.getByRole('textbox', { name: /Що зроблено/ }), 'Воду відкачано.');
  await user.click(screen.getByRole('button', { name: 'Моя частина готова' }));
  await waitFor(() => expect(sent.body).toEqual({ version: 4, text: 'Воду відкачано.' }));
});

test('a refusal names the law; other results do not', async () => {
  const sent = takes('report');
  serveCard(() => card({ parts: [part], allowed_actions: [allowed('report', 'Звітувати', '5.4')] }));
  const { user } = show('/appeals/card-1');
  expect(await screen.findByText(/Ще не завершили свої частини: 1 співвиконавець/)).toBeInTheDocument();
  await user.click(screen.getByRole('combobox', { name: /Результат розгляду/ }));
  await user.click(await screen.findByRole('option', { name: 'Відмовлено у задоволенні' }));
  await fill(user, screen.getByRole('textbox', { name: /Відповідь заявнику/ }), 'Не належить до мережі міста.');
  await user.click(screen.getByRole('button', { name: 'Надіслати звіт' }));
  expect(await screen.findByText('Назвіть закон і статтю, на яких ґрунтується відмова')).toBeInTheDocument();
  await fill(user, screen.getByRole('textbox', { name: /Підстава відмови/ }), 'Закон «Про благоустрій», ст. 16');
  await user.click(screen.getByRole('button', { name: 'Надіслати звіт' }));
  await waitFor(() =>
    expect(sent.body).toEqual({
      version: 3,
      result: 'Не належить до мережі міста.',
      code: '9.2',
      law: 'Закон «Про благоустрій», ст. 16',
    }),
  );
});

test.each([
  ['prompt', 'Нагадати', 'Нагадати про виконання'],
  ['inform', 'Повідомити', 'Повідомити керівництво'],
] as const)('%s sends a text', async (action, button, title) => {
  const sent = takes(action);
  serveCard(() => card({ allowed_actions: [allowed(action, title, '6.1.3')] }));
  const { user } = show('/appeals/card-1');
  await unfold(user, action);
  await user.click(await screen.findByRole('button', { name: button }));
  expect(await screen.findByText(/^Напишіть, про що/)).toBeInTheDocument();
  await fill(user, screen.getByRole('textbox', { name: /Про що/ }), 'Строк спливає.');
  await user.click(screen.getByRole('button', { name: button }));
  await waitFor(() => expect(sent.body).toEqual({ version: 3, text: 'Строк спливає.' }));
});

test('a poor rating needs a comment, and both stand on the card', async () => {
  const rating = { quality: 2, comment: 'Довго.', by: shevchuk, at: '2026-11-25T10:00:00Z' };
  const sent = takes('rate', card({ version: 4, state: 'closed', rating }));
  serveCard(() => card({ state: 'closed', allowed_actions: [allowed('rate', 'Оцінити якість', '6.3.3')] }));
  const { user } = show('/appeals/card-1');
  await unfold(user, 'rate');
  await user.click(await screen.findByRole('button', { name: 'Оцінити' }));
  expect(await screen.findByText('Поставте оцінку')).toBeInTheDocument();
  screen.getByRole('radio', { name: '2 з 5: погано' }).focus();
  await user.keyboard(' ');
  await user.click(screen.getByRole('button', { name: 'Оцінити' }));
  expect(await screen.findByText('Поясніть низьку оцінку')).toBeInTheDocument();
  await fill(user, screen.getByRole('textbox', { name: /Коментар/ }), 'Довго.');
  await user.click(screen.getByRole('button', { name: 'Оцінити' }));
  await waitFor(() => expect(sent.body).toEqual({ version: 3, quality: 2, comment: 'Довго.' }));
  expect(await screen.findByTestId('rating')).toHaveTextContent('2 з 5, погано');
});

test('a measure is recorded on a ground that stands', async () => {
  const sent = takes('measure');
  const record = allowed('record_measure', 'Внести дисциплінарний захід', '6.3.2');
  serveCard(() => card({ breached: true, co_executors: [hnatiuk], allowed_actions: [record] }));
  const { user } = show('/appeals/card-1');
  await user.click(await screen.findByRole('button', { name: 'Додатково' }));
  await user.click(await screen.findByTestId('more-record_measure'));
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByRole('radio', { name: /якість/ })).toBeDisabled();
  await user.click(dialog.getByRole('button', { name: 'Внести захід' }));
  expect(await dialog.findByText('Оберіть, до кого застосовано захід')).toBeInTheDocument();
  await user.click(dialog.getByRole('combobox', { name: /До кого/ }));
  await user.click(await screen.findByRole('option', { name: /Романюк/ }));
  await fill(user, dialog.getByRole('textbox', { name: /Захід/ }), 'Догана.');
  await user.click(dialog.getByRole('button', { name: 'Внести захід' }));
  await waitFor(() =>
    expect(sent.body).toEqual({ version: 3, against: 's.romaniuk', ground: 'breach', text: 'Догана.' }),
  );
});

test('without a ground there is no measure to record', async () => {
  serveCard(() => card({ allowed_actions: [allowed('record_measure', 'Внести захід', '6.3.2')] }));
  const { user } = show('/appeals/card-1');
  await user.click(await screen.findByRole('button', { name: 'Додатково' }));
  await user.click(await screen.findByTestId('more-record_measure'));
  expect(await screen.findByText(/Зараз немає ні того, ні того/)).toBeInTheDocument();
});

test('a collective appeal is classified with the number of people', async () => {
  const sent = takes('classify');
  serveCard(() => card({ allowed_actions: [allowed('classify', 'Класифікувати', '2.1')] }));
  const { user } = show('/appeals/card-1');
  expect(await screen.findByTestId('card-marks')).toHaveTextContent('Індивідуальне');
  await user.click(await screen.findByRole('button', { name: 'Додатково' }));
  await user.click(await screen.findByTestId('more-classify'));
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(dialog.getByRole('combobox', { name: /Субʼєкт/ }));
  await user.click(await screen.findByRole('option', { name: 'Колективне' }));
  const people = dialog.getByRole('textbox', { name: /Скільки людей/ });
  await user.clear(people);
  await fill(user, people, '1');
  await user.click(dialog.getByRole('button', { name: 'Зберегти' }));
  expect(await dialog.findByText('Колективне звернення підписали щонайменше двоє')).toBeInTheDocument();
  await user.clear(people);
  await fill(user, people, '40');
  await user.click(dialog.getByRole('button', { name: 'Зберегти' }));
  await waitFor(() =>
    expect(sent.body).toEqual({
      version: 3,
      marks: { arrival: '1.1', sign: '2.1', kind: '3.2', subject: '5.2', people: 40, author: null, social: null },
    }),
  );
});

test('the card says who does what, who stands in, and how it goes with the term', async () => {
  serveCard(() =>
    card({
      executor: { ...romaniuk, substitute: { id: hnatiuk.id, name: hnatiuk.name, until: '2026-12-12' } },
      parts: [{ ...part, state: 'done', text: 'Воду відкачано.', done_at: '2026-11-24T10:00:00Z' }],
      co_executors: [hnatiuk],
      returns: 2,
      extended: true,
      breached: true,
      plan: { name: 'Світле місто', year: 2027, expected: '2027-05-31' },
      marks: { ...marks, author: { code: '7.13', name: 'Багатодітна сімʼя' } },
    }),
  );
  show('/appeals/card-1');
  const people = await screen.findByTestId('card-people');
  expect(people).toHaveTextContent('відсутність до 12.12.2026, заступає Гнатюк М. Р.');
  expect(within(people).getByTestId('part')).toHaveTextContent('Воду відкачано.');
  expect(within(people).getByTestId('term-marks')).toHaveTextContent('Строк порушеноСтрок продовженоНа доопрацюванні: 2 рази');
  expect(people).toHaveTextContent('Світле місто, 2027 рік; очікується до 31 травня 2027');
  expect(screen.getByTestId('card-marks')).toHaveTextContent('Багатодітна сімʼя');
});

test('an executor is told when the contacts will be seen', async () => {
  const applicant = { ...card().applicant, phone: null, residence: null, contacts_hidden: true };
  serveCard(() => card({ residence: null, applicant }));
  show('/appeals/card-1');
  expect(await screen.findByTestId('contacts-hidden')).toHaveTextContent(
    'Телефон і адресу буде видно після прийняття в роботу.',
  );
  expect(screen.queryByText('Телефон', { exact: true })).not.toBeInTheDocument();
});
