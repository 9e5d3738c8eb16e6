// An appeal of a citizen who came, phoned or wrote, taken down by the responsible person.
import { screen, waitFor } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';

import { problem, serveCard, server } from './fake-api';
import { card, melnyk } from './samples';
import { fill, show } from './show';

async function fills(user: UserEvent): Promise<void> {
  await fill(user, await screen.findByRole('textbox', { name: /Прізвище/ }), 'Дорошенко');
  await fill(user, screen.getByRole('textbox', { name: /^Імʼя/ }), 'Марія');
  await user.click(screen.getByRole('checkbox', { name: 'немає' }));
  await fill(user, screen.getByRole('textbox', { name: /Місце проживання/ }), 'вул. Садова, 3');
  await fill(user, screen.getByRole('textbox', { name: /Телефон/ }), '067 123 45 67');
  await user.click(screen.getByRole('combobox', { name: /^Категорія \*|^Категорія$/ }));
  await user.click(await screen.findByRole('option', { name: 'Дороги' }));
  await fill(user, screen.getByRole('textbox', { name: /Суть звернення/ }), 'Яма.');
  await user.click(screen.getByRole('combobox', { name: /Форма надходження/ }));
  await user.click(await screen.findByRole('option', { name: 'На особистому прийомі' }));
}

test('what is missing is said field by field, and nothing is sent', async () => {
  const { user } = show('/register/new');
  await user.click(await screen.findByRole('button', { name: 'Зареєструвати звернення' }));
  for (const message of [
    'Вкажіть прізвище',
    'Вкажіть імʼя',
    'Вкажіть по батькові або позначте, що його немає',
    'Вкажіть місце проживання',
    'Вкажіть номер, наприклад +380671234567',
    'Оберіть категорію',
    'Напишіть суть звернення',
    'Оберіть, як надійшло звернення',
  ]) {
    expect(screen.getByText(message)).toBeInTheDocument();
  }
  await user.click(screen.getByRole('checkbox', { name: 'немає' }));
  expect(screen.queryByText('Вкажіть по батькові або позначте, що його немає')).not.toBeInTheDocument();
  expect(screen.getByText('Вкажіть прізвище')).toBeInTheDocument();
});

test('it is registered and leads to its card', async () => {
  let sent: unknown;
  server.use(
    http.post('*/api/appeals', async ({ request }) => {
      sent = await request.json();
      return HttpResponse.json(card({ channel: null }));
    }),
  );
  serveCard(() => card({ channel: null }));
  const { user, router } = show('/register/new');
  await fills(user);
  await user.click(screen.getByRole('button', { name: 'Зареєструвати звернення' }));
  await waitFor(() => expect(router.state.location.pathname).toBe('/appeals/card-1'));
  expect(sent).toEqual({
    surname: 'Дорошенко',
    name: 'Марія',
    patronymic: null,
    residence: 'вул. Садова, 3',
    phone: '067 123 45 67',
    email: null,
    category: 'roads',
    substance: 'Яма.',
    marks: { arrival: '1.2', sign: '2.1', kind: '3.2', subject: '5.1', people: 1, author: null, social: null },
  });
  // The section's link, and the way back to it.
  expect(await screen.findAllByRole('link', { name: 'Реєстр' })).toHaveLength(2);
});

test('a refusal keeps what was typed', async () => {
  server.use(
    http.post('*/api/appeals', () => problem(422, 'bad_phone', 'Номер телефону має вигляд +380671234567.')),
  );
  const { user } = show('/register/new');
  await fills(user);
  await user.click(screen.getByRole('button', { name: 'Зареєструвати звернення' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('Номер телефону має вигляд +380671234567.');
  expect(screen.getByRole('textbox', { name: /Прізвище/ })).toHaveValue('Дорошенко');
});

test('others have neither the button nor the form', async () => {
  server.use(
    http.get('*/api/me', () => HttpResponse.json({ ...melnyk, roles: ['decision_maker'] })),
    http.get('*/api/appeals', () => HttpResponse.json({ items: [], next: null })),
  );
  const { router } = show('/register');
  await screen.findByText('Звернень не було');
  expect(screen.queryByRole('link', { name: 'Нове звернення' })).not.toBeInTheDocument();
  await router.navigate('/register/new');
  expect(await screen.findByText('Звернення реєструє відповідальна особа')).toBeInTheDocument();
});
