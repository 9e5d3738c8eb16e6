// The legal ways out and the ties to other cards: each is looked at once more before it is done.
import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';

import type { ActionName, AllowedAction, Card } from '@/api/types';
import { serveCard, server } from './fake-api';
import { allowed, card, marks, summary } from './samples';
import { fill, show } from './show';

const other = summary({ id: 'card-2', number: 'К-77/2026', state: 'in_work', state_name: 'У роботі' });

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

async function opens(user: UserEvent, action: ActionName): Promise<HTMLElement> {
  await user.click(await screen.findByRole('button', { name: 'Додатково' }));
  await user.click(await screen.findByTestId(`more-${action}`));
  return screen.findByRole('dialog');
}

const forward: AllowedAction = { ...allowed('forward', 'Переслати за належністю', 'ст. 7'), latest_due_on: '2099-12-01' };

test('forwarding warns about complaints, shows the message, and only then is sent', async () => {
  const sent = takes('forward');
  serveCard(() => card({ allowed_actions: [forward] }));
  const { user } = show('/appeals/card-1');
  const dialog = await opens(user, 'forward');
  expect(dialog).toHaveTextContent('1 грудня 2099');
  expect(dialog).toHaveTextContent(/Скаргу не можна пересилати/);
  await user.click(within(dialog).getByRole('button', { name: /Далі/ }));
  expect(await within(dialog).findByText('Вкажіть, куди переслати')).toBeInTheDocument();
  await fill(user, within(dialog).getByRole('textbox', { name: /Куди/ }), 'Служба доріг');
  await fill(user, within(dialog).getByRole('textbox', { name: /Пояснення/ }), 'Дорога обласна.');
  await user.click(within(dialog).getByRole('button', { name: /Далі/ }));
  const preview = await within(dialog).findByTestId('message-preview');
  expect(preview).toHaveTextContent('Його переслано за належністю: Служба доріг.');
  expect(preview).toHaveTextContent('Дорога обласна.');
  expect(preview).toHaveTextContent('ст. 7');
  expect(sent.body).toBeUndefined();
  await user.click(within(dialog).getByRole('button', { name: 'Назад' }));
  expect(within(dialog).getByRole('textbox', { name: /Куди/ })).toHaveValue('Служба доріг');
  await user.click(within(dialog).getByRole('button', { name: /Далі/ }));
  await user.click(await within(dialog).findByRole('button', { name: 'Переслати і закрити картку' }));
  await waitFor(() => expect(sent.body).toEqual({ version: 3, to: 'Служба доріг', text: 'Дорога обласна.' }));
});

test.each(['forward', 'return_to_author'] as const)('after its last day %s says why it is closed', async (action) => {
  serveCard(() => card({ allowed_actions: [{ ...allowed(action, 'Вихід', 'ст. 5'), latest_due_on: '2020-01-10' }] }));
  const { user } = show('/appeals/card-1');
  const dialog = await opens(user, action);
  expect(dialog).toHaveTextContent('Строк для цього минув');
  expect(dialog).toHaveTextContent('10 січня 2020');
  expect(within(dialog).queryByRole('textbox')).not.toBeInTheDocument();
});

test('returning to the author sends the explanation', async () => {
  const sent = takes('return-to-author');
  serveCard(() => card({ allowed_actions: [{ ...forward, action: 'return_to_author', title: 'Повернути авторові' }] }));
  const { user } = show('/appeals/card-1');
  const dialog = await opens(user, 'return_to_author');
  await fill(user, within(dialog).getByRole('textbox', { name: /Розʼяснення/ }), 'Немає адреси.');
  await user.click(within(dialog).getByRole('button', { name: /Далі/ }));
  await user.click(await within(dialog).findByRole('button', { name: 'Повернути і закрити картку' }));
  await waitFor(() => expect(sent.body).toEqual({ version: 3, text: 'Немає адреси.' }));
});

test('a repeat is not considered with the earlier appeal that resolved it', async () => {
  const sent = takes('not-consider');
  const closed = summary({ id: 'card-9', number: 'Д-12/2026', state: 'closed', state_name: 'Закрито' });
  server.use(http.get('*/api/appeals/card-1/others', () => HttpResponse.json({ items: [other, closed], next: null })));
  serveCard(() => card({ allowed_actions: [allowed('not_consider', 'Не підлягає розгляду', 'ст. 8')] }));
  const { user } = show('/appeals/card-1');
  const dialog = await opens(user, 'not_consider');
  expect(within(dialog).getByRole('radio', { name: /анонімне/ })).toBeDisabled();
  await fill(user, within(dialog).getByRole('textbox', { name: /Пояснення/ }), 'Вирішено торік.');
  await user.click(within(dialog).getByRole('button', { name: /Далі/ }));
  expect(await within(dialog).findByText('Оберіть звернення, за яким питання вирішено')).toBeInTheDocument();
  // Only what is closed can have resolved it.
  expect(within(dialog).queryByRole('radio', { name: /К-77/ })).not.toBeInTheDocument();
  await user.click(await within(dialog).findByRole('radio', { name: /Д-12\/2026/ }));
  await user.click(within(dialog).getByRole('button', { name: /Далі/ }));
  expect(await within(dialog).findByTestId('message-preview')).toHaveTextContent('за зверненням № Д-12/2026');
  await user.click(within(dialog).getByRole('button', { name: 'Підтвердити і закрити картку' }));
  await waitFor(() => expect(sent.body).toEqual({ version: 3, earlier: 'card-9', text: 'Вирішено торік.' }));
});

test('an anonymous appeal is not considered without an earlier one', async () => {
  const sent = takes('not-consider');
  const anonymous = { ...marks, subject: { code: '5.3', name: 'Анонімне' } };
  serveCard(() => card({ marks: anonymous, allowed_actions: [allowed('not_consider', 'Не підлягає розгляду', 'ст. 8')] }));
  const { user } = show('/appeals/card-1');
  const dialog = await opens(user, 'not_consider');
  await fill(user, within(dialog).getByRole('textbox', { name: /Пояснення/ }), 'Немає підпису.');
  await user.click(within(dialog).getByRole('button', { name: /Далі/ }));
  await user.click(await within(dialog).findByRole('button', { name: 'Підтвердити і закрити картку' }));
  await waitFor(() => expect(sent.body).toEqual({ version: 3, earlier: null, text: 'Немає підпису.' }));
});

function serveNumbered(found: readonly unknown[]): void {
  server.use(http.get('*/api/appeals', () => HttpResponse.json({ items: found, next: null })));
}

test('another card is found by its number and tied', async () => {
  const sent = takes('link');
  serveNumbered([other]);
  serveCard(() => card({ allowed_actions: [allowed('link', 'Повʼязати з карткою', '2.1')] }));
  const { user } = show('/appeals/card-1');
  const dialog = await opens(user, 'link');
  await user.click(within(dialog).getByRole('button', { name: /Далі/ }));
  expect(await within(dialog).findByText('Знайдіть другу картку')).toBeInTheDocument();
  await user.type(within(dialog).getByRole('textbox', { name: /Номер картки/ }), 'К-77/2026{Enter}');
  expect(await within(dialog).findByTestId('brief')).toHaveTextContent('№ К-77/2026');
  await user.click(within(dialog).getByRole('radio', { name: /повторне/ }));
  await user.click(within(dialog).getByRole('button', { name: /Далі/ }));
  await user.click(await within(dialog).findByRole('button', { name: 'Повʼязати' }));
  await waitFor(() => expect(sent.body).toEqual({ version: 3, other: 'card-2', kind: 'repeat' }));
});

test('a number that nobody has is said so', async () => {
  serveNumbered([]);
  serveCard(() => card({ allowed_actions: [allowed('link', 'Повʼязати з карткою', '2.1')] }));
  const { user } = show('/appeals/card-1');
  const dialog = await opens(user, 'link');
  await user.type(within(dialog).getByRole('textbox', { name: /Номер картки/ }), '999/2026{Enter}');
  expect(await within(dialog).findByText('Картки з номером «999/2026» немає.')).toBeInTheDocument();
});

test('a duplicate is merged with a card of the same person, shown before it is done', async () => {
  const sent = takes('merge', card({ version: 4, state: 'merged', merged_into: { kind: 'merged', id: 'card-2', number: 'К-77/2026' } }));
  const closed = summary({ id: 'card-9', number: 'Д-12/2026', state: 'closed', state_name: 'Закрито' });
  server.use(http.get('*/api/appeals/card-1/others', () => HttpResponse.json({ items: [other, closed], next: null })));
  serveCard(() => card({ allowed_actions: [allowed('merge', 'Обʼєднати з карткою', '2.1')] }));
  const { user } = show('/appeals/card-1');
  const dialog = await opens(user, 'merge');
  await user.click(within(dialog).getByText('Звернення цієї людини'));
  await user.click(await within(dialog).findByRole('radio', { name: /Д-12/ }));
  await user.click(within(dialog).getByRole('button', { name: /Далі/ }));
  expect(await within(dialog).findByText(/обʼєднати можна лише з відкритою/)).toBeInTheDocument();
  await user.click(within(dialog).getByRole('radio', { name: /К-77/ }));
  await user.click(within(dialog).getByRole('button', { name: /Далі/ }));
  expect(await within(dialog).findByTestId('message-preview')).toHaveTextContent('вже розглядають звернення № К-77/2026');
  await user.click(within(dialog).getByRole('button', { name: 'Обʼєднати' }));
  await waitFor(() => expect(sent.body).toEqual({ version: 3, main: 'card-2' }));
  const banner = await screen.findByTestId('merged');
  expect(within(banner).getByRole('link', { name: '№ К-77/2026' })).toHaveAttribute('href', '/appeals/card-2');
});

test('a second matter is split off and the new card is one click away', async () => {
  const link = { kind: 'split', id: 'card-3', number: 'Д-119/2026' };
  const sent = takes('split', card({ version: 4, links: [link], allowed_actions: [allowed('split', 'Виділити', '2.1')] }));
  serveCard(() => card({ allowed_actions: [allowed('split', 'Виділити друге питання', '2.1')] }));
  const { user } = show('/appeals/card-1');
  const dialog = await opens(user, 'split');
  await fill(user, within(dialog).getByRole('textbox', { name: /Суть другого питання/ }), 'Яма на дорозі.');
  await user.click(within(dialog).getByRole('combobox', { name: /категорія/ }));
  await user.click(await screen.findByRole('option', { name: 'Дороги' }));
  await user.click(within(dialog).getByRole('button', { name: /Далі/ }));
  const preview = await within(dialog).findByTestId('message-preview');
  expect(preview).toHaveTextContent('Звернення № (номер нової картки)');
  expect(preview).toHaveTextContent('У зверненні № 2026-000118 порушено два різні питання');
  await user.click(within(dialog).getByRole('button', { name: 'Виділити' }));
  await waitFor(() => expect(sent.body).toEqual({ version: 3, substance: 'Яма на дорозі.', category: 'roads' }));
  expect(await within(dialog).findByRole('link', { name: 'Відкрити нову картку' })).toHaveAttribute('href', '/appeals/card-3');
  expect(screen.getByTestId('card-links')).toHaveTextContent('№ Д-119/2026');
});

test('other appeals of the person are read when asked for', async () => {
  let asked = 0;
  server.use(
    http.get('*/api/appeals/card-1/others', () => {
      asked += 1;
      return HttpResponse.json({ items: [other], next: null });
    }),
  );
  serveCard(() => card());
  const { user } = show('/appeals/card-1');
  const section = await screen.findByTestId('card-others');
  expect(asked).toBe(0);
  await user.click(within(section).getByRole('button', { name: 'Показати' }));
  expect(await within(section).findByRole('link', { name: /К-77/ })).toHaveAttribute('href', '/appeals/card-2');
});

test('a card that was ended before the work does not look as if it had passed every step', async () => {
  const [registered] = card().history;
  const history = [registered, { ...registered, sequence: 2, kind: 'forwarded' }] as Card['history'];
  serveCard(() => card({ state: 'closed', state_name: 'Закрито', history, allowed_actions: [] }));
  show('/appeals/card-1');
  const steps = within(await screen.findByRole('list', { name: 'Етапи розгляду' })).getAllByRole('listitem');
  expect(steps.map((step) => step.textContent)).toEqual(['Зареєстровано', 'Закрито']);
});
