// Requests of executors and materials: asked, granted, refused, withdrawn, given.
import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';

import type { StaffRequest } from '@/api/types';
import { problem, serveCard, server } from './fake-api';
import { allowed, card, hnatiuk, romaniuk, shevchuk } from './samples';
import { fill, show, unfold } from './show';

function asked(changes: Partial<StaffRequest> = {}): StaffRequest {
  return {
    sequence: 9,
    kind: 'additional_control',
    text: 'Взяти на додатковий контроль до 10.12.2099.',
    by: romaniuk,
    at: '2026-11-24T10:00:00Z',
    reason: 'Потрібна автовишка.',
    proposed: [],
    change: false,
    plan: null,
    until: '2099-12-10',
    state: 'open',
    answer: null,
    ended_by: null,
    ended_at: null,
    clause: '6.4.2',
    can_withdraw: false,
    ...changes,
  };
}

/** Takes what is sent to the path and answers with the card. */
function takes(path: string, answer = card({ version: 4 })): { body: unknown } {
  const taken: { body: unknown } = { body: undefined };
  server.use(
    http.post(`*/api/appeals/card-1/${path}`, async ({ request }) => {
      taken.body = await request.json();
      return HttpResponse.json(answer);
    }),
  );
  return taken;
}

const decide = allowed('decide_request', 'Розглянути запит виконавця', '6.4.2');

test('an executor asks to be changed, with the reason and whom they propose', async () => {
  const sent = takes('requests/executors');
  serveCard(() => card({ allowed_actions: [allowed('request_executors', 'Просити змінити виконавців', '6.6.1')] }));
  const { user } = show('/appeals/card-1');
  await unfold(user, 'request_executors');
  await user.click(await screen.findByRole('button', { name: 'Надіслати запит' }));
  expect(await screen.findByText('Оберіть, чого саме ви просите')).toBeInTheDocument();
  expect(screen.getByText('Обґрунтуйте прохання')).toBeInTheDocument();

  await user.click(screen.getByRole('radio', { name: /змінити виконавця/ }));
  await user.click(screen.getByRole('combobox', { name: /Кого пропонуєте/ }));
  await user.click(await screen.findByRole('option', { name: /Гнатюк/ }));
  await fill(user, screen.getByRole('textbox', { name: /Обґрунтування/ }), 'Мережа водоканалу.');
  await user.click(screen.getByRole('button', { name: 'Надіслати запит' }));
  await waitFor(() =>
    expect(sent.body).toEqual({ version: 3, change: true, proposed: ['m.hnatiuk'], reason: 'Мережа водоканалу.' }),
  );
});

test('an executor asks for additional control until a day', async () => {
  const sent = takes('requests/control');
  const control = { ...allowed('request_control', 'Просити додатковий контроль', '6.6.2'), latest_due_on: '2099-12-30' };
  serveCard(() => card({ allowed_actions: [control] }));
  const { user } = show('/appeals/card-1');
  await unfold(user, 'request_control');
  await fill(user, await screen.findByRole('textbox', { name: /Прошу строк до/ }), '10.12.2099');
  await fill(user, screen.getByRole('textbox', { name: /Обґрунтування/ }), 'Потрібна автовишка.');
  await user.click(screen.getByRole('button', { name: 'Надіслати запит' }));
  await waitFor(() => expect(sent.body).toEqual({ version: 3, until: '2099-12-10', reason: 'Потрібна автовишка.' }));
});

test('an executor asks for a plan; its name is optional', async () => {
  const sent = takes('requests/plan');
  serveCard(() => card({ allowed_actions: [allowed('request_plan', 'Просити включити до плану', '6.6.3')] }));
  const { user } = show('/appeals/card-1');
  await unfold(user, 'request_plan');
  await fill(user, await screen.findByRole('textbox', { name: /Обґрунтування/ }), 'Нова лінія.');
  await user.click(screen.getByRole('button', { name: 'Надіслати запит' }));
  await waitFor(() => expect(sent.body).toEqual({ version: 3, plan: null, reason: 'Нова лінія.' }));
});

test('requests are listed with their state, reason and answer; what waits stands first', async () => {
  serveCard(() =>
    card({
      open_requests: 1,
      requests: [
        asked({ sequence: 5, state: 'refused', answer: 'Автовишка є.', ended_at: '2026-11-24T11:00:00Z' }),
        asked({ sequence: 4, kind: 'executors', text: 'Залучити додаткових виконавців.', proposed: [hnatiuk] }),
      ],
    }),
  );
  show('/appeals/card-1');
  const [first, second] = await screen.findAllByTestId('request');
  expect(first).toHaveTextContent('Очікує рішення');
  expect(first).toHaveTextContent('Пропонує: Гнатюк М. Р.');
  expect(second).toHaveTextContent('Відмовлено');
  expect(second).toHaveTextContent('Автовишка є.');
  expect(screen.getByTestId('open-requests')).toHaveTextContent('1 запит очікує рішення');
  expect(screen.queryByRole('button', { name: 'Задовольнити' })).not.toBeInTheDocument();
});

test.each([
  ['granted', shevchuk, 'Рішення: Шевчук Н. Б., заступниця міського голови, 24.11.2026, 13:00'],
  ['refused', shevchuk, 'Рішення: Шевчук Н. Б., заступниця міського голови, 24.11.2026, 13:00'],
  ['withdrawn', romaniuk, 'Відкликано: Романюк С. І., електромонтер, 24.11.2026, 13:00'],
  ['lapsed', null, 'Втратив чинність: 24.11.2026, 13:00'],
])('a request that is %s says by whom and when', async (state, ended_by, line) => {
  serveCard(() => card({ requests: [asked({ state, ended_by, ended_at: '2026-11-24T11:00:00Z' })] }));
  show('/appeals/card-1');
  expect(await screen.findByText(line)).toBeInTheDocument();
});

test('additional control is granted with the day the executor asked for', async () => {
  const sent = takes('requests/grant-control');
  serveCard(() => card({ requests: [asked()], allowed_actions: [{ ...decide, latest_due_on: '2099-12-30' }] }));
  const { user } = show('/appeals/card-1');
  await user.click(await screen.findByRole('button', { name: 'Задовольнити' }));
  expect(screen.getByRole('textbox', { name: /Строк до/ })).toHaveValue('10.12.2099');
  await user.click(screen.getByRole('button', { name: 'Задовольнити запит' }));
  await waitFor(() => expect(sent.body).toEqual({ version: 3, request: 9, until: '2099-12-10', comment: 'Потрібна автовишка.' }));
});

test('additional control is granted with the reason the applicant gets, which cannot be left out', async () => {
  const sent = takes('requests/grant-control');
  serveCard(() => card({ requests: [asked()], allowed_actions: [decide] }));
  const { user } = show('/appeals/card-1');
  await user.click(await screen.findByRole('button', { name: 'Задовольнити' }));
  const reason = screen.getByRole('textbox', { name: /Причина, яку отримає заявник/ });
  expect(reason).toHaveValue('Потрібна автовишка.');
  expect(reason).toHaveAccessibleDescription(/Заявник отримає її разом із новим строком/);
  await user.clear(reason);
  await user.click(screen.getByRole('button', { name: 'Задовольнити запит' }));
  expect(await screen.findByText('Поясніть, чому змінюється строк')).toBeInTheDocument();
  expect(sent.body).toBeUndefined();
  await fill(user, reason, 'Чекаємо автовишку.');
  await user.click(screen.getByRole('button', { name: 'Задовольнити запит' }));
  await waitFor(() => expect(sent.body).toMatchObject({ comment: 'Чекаємо автовишку.' }));
});

test('further executors are granted: those proposed join, each with a task', async () => {
  const sent = takes('requests/grant-executors');
  const request = asked({ kind: 'executors', text: 'Залучити додаткових виконавців.', proposed: [hnatiuk], until: null });
  serveCard(() => card({ requests: [request], allowed_actions: [decide] }));
  const { user } = show('/appeals/card-1');
  await user.click(await screen.findByRole('button', { name: 'Задовольнити' }));
  await user.click(screen.getByRole('button', { name: 'Задовольнити запит' }));
  expect(await screen.findByText('Напишіть, що саме зробить співвиконавець')).toBeInTheDocument();
  await fill(user, screen.getByRole('textbox', { name: /Що зробити/ }), 'Відкачати воду.');
  await user.click(screen.getByRole('button', { name: 'Задовольнити запит' }));
  await waitFor(() =>
    expect(sent.body).toEqual({
      version: 3,
      request: 9,
      executor: 's.romaniuk',
      co_executors: [{ executor: 'm.hnatiuk', task: 'Відкачати воду.' }],
      comment: null,
    }),
  );
});

test('a plan is granted with its name, year and the day it is expected', async () => {
  const sent = takes('requests/grant-plan');
  const request = asked({ kind: 'strategic_plan', text: 'Включити до стратегічного плану.', until: null });
  serveCard(() => card({ requests: [request], allowed_actions: [decide] }));
  const { user } = show('/appeals/card-1');
  await user.click(await screen.findByRole('button', { name: 'Задовольнити' }));
  await fill(user, screen.getByRole('textbox', { name: /Назва плану/ }), 'Світле місто');
  const year = screen.getByRole('textbox', { name: /Рік/ });
  await user.clear(year);
  await fill(user, year, '19');
  await fill(user, screen.getByRole('textbox', { name: /Очікуване виконання/ }), '31.05.2099');
  await user.click(screen.getByRole('button', { name: 'Задовольнити запит' }));
  expect(await screen.findByText(/^Від \d{4} до \d{4}$/)).toBeInTheDocument();
  const next = new Date().getFullYear() + 1;
  await user.clear(year);
  await user.type(year, String(next));
  await user.click(screen.getByRole('button', { name: 'Задовольнити запит' }));
  await waitFor(() =>
    expect(sent.body).toEqual({
      version: 3,
      request: 9,
      name: 'Світле місто',
      year: next,
      expected: '2099-05-31',
      comment: null,
    }),
  );
});

test('a refusal needs a reason, and one by the server stands beside it', async () => {
  serveCard(() => card({ requests: [asked()], allowed_actions: [decide] }));
  server.use(
    http.post('*/api/appeals/card-1/requests/refuse', () =>
      problem(422, 'no_such_request', 'Такого відкритого запиту немає.', { clause: '6.4.2' }),
    ),
  );
  const { user } = show('/appeals/card-1');
  await user.click(await screen.findByRole('button', { name: 'Відмовити' }));
  await user.click(screen.getByRole('button', { name: 'Відмовити в запиті' }));
  expect(await screen.findByText('Поясніть відмову')).toBeInTheDocument();
  await fill(user, screen.getByRole('textbox', { name: /Причина відмови/ }), 'Строку досить.');
  await user.click(screen.getByRole('button', { name: 'Відмовити в запиті' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('Такого відкритого запиту немає.');
  expect(screen.getByRole('textbox', { name: /Причина відмови/ })).toHaveValue('Строку досить.');
});

test('the executor takes an own request back', async () => {
  const sent = takes('requests/withdraw');
  serveCard(() =>
    card({
      requests: [asked({ can_withdraw: true })],
      allowed_actions: [allowed('withdraw_request', 'Відкликати запит', '6.6.1')],
    }),
  );
  const { user } = show('/appeals/card-1');
  await user.click(await screen.findByRole('button', { name: 'Відкликати запит' }));
  await user.click(screen.getByRole('button', { name: 'Так, відкликати' }));
  await waitFor(() => expect(sent.body).toEqual({ version: 3, request: 9, comment: null }));
});

test('the words of a decision on a request that is gone can still be copied', async () => {
  serveCard(() => card({ requests: [asked({ state: 'withdrawn' })], allowed_actions: [] }));
  sessionStorage.setItem('hotline.draft.card-1.decide_request.9.refuse', JSON.stringify({ reason: 'Строку досить.' }));
  show('/appeals/card-1');
  expect(await screen.findByText('Ваш ненадісланий текст')).toBeInTheDocument();
  expect(screen.getByText('Строку досить.')).toBeInTheDocument();
});

test('materials are asked of one of several executors', async () => {
  const sent = takes('materials/ask');
  serveCard(() =>
    card({
      co_executors: [hnatiuk],
      allowed_actions: [allowed('ask_materials', 'Запросити матеріали', '6.2.3')],
    }),
  );
  const { user } = show('/appeals/card-1');
  await unfold(user, 'ask_materials');
  await user.click(await screen.findByRole('combobox', { name: /У кого/ }));
  await user.click(await screen.findByRole('option', { name: /Гнатюк/ }));
  await fill(user, screen.getByRole('textbox', { name: /Що потрібно/ }), 'Акт обстеження.');
  await user.click(screen.getByRole('button', { name: 'Запросити матеріали' }));
  await waitFor(() => expect(sent.body).toEqual({ version: 3, of: 'm.hnatiuk', text: 'Акт обстеження.' }));
});

test('who was asked gives the materials where they are asked for', async () => {
  const sent = takes('materials/give');
  const materials = [
    { sequence: 8, of: romaniuk, text: 'Акт обстеження.', answer: null, answered_at: null, can_answer: true },
    { sequence: 7, of: hnatiuk, text: 'Схема.', answer: 'Надано схему.', answered_at: '2026-11-24T10:00:00Z', can_answer: false },
  ];
  serveCard(() => card({ materials, allowed_actions: [allowed('give_materials', 'Надати матеріали', '6.2.3')] }));
  const { user } = show('/appeals/card-1');
  const section = await screen.findByTestId('card-materials');
  expect(section).toHaveTextContent('Надано схему.');
  await user.click(within(section).getByRole('button', { name: 'Надати матеріали' }));
  expect(await screen.findByText('Напишіть відповідь')).toBeInTheDocument();
  await fill(user, within(section).getByRole('textbox', { name: /Ваша відповідь/ }), 'Акт додано.');
  await user.click(within(section).getByRole('button', { name: 'Надати матеріали' }));
  await waitFor(() => expect(sent.body).toEqual({ version: 3, request: 8, text: 'Акт додано.' }));
});

test('materials that a finished card never got are no longer waited for', async () => {
  const materials = [
    { sequence: 8, of: romaniuk, text: 'Акт обстеження.', answer: null, answered_at: null, can_answer: false },
  ];
  serveCard(() => card({ state: 'closed', materials, allowed_actions: [] }));
  show('/appeals/card-1');
  const section = await screen.findByTestId('card-materials');
  expect(section).toHaveTextContent('Не надано');
  expect(section).not.toHaveTextContent('Очікуємо');
});
