// The control of deadlines on the settings page: its fields, what is sent, where refusals stand.
import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';

import { adminDirectory, control, revision, romaniuk, serveAdmin, settings } from './admin-samples';
import { problem, server } from './fake-api';
import { show } from './show';

/** A colleague of the sample's executor with another role. */
const member = (id: string, full_name: string, role: string, active = true) => ({
  ...romaniuk,
  id,
  full_name,
  active,
  value: { ...romaniuk.value, roles: [role] },
});
const staff = [
  romaniuk,
  member('mer', 'Гнатюк Тарас', 'decision_maker'),
  member('kolyshnii', 'Бойко Іван', 'decision_maker', false),
  member('duty', 'Мельник Олена', 'responsible'),
];

/** Opens the page; keeps what it sends. */
async function open(reply: (value: typeof settings.value) => Response, shown = settings) {
  serveAdmin({ directory: () => adminDirectory({ staff }) });
  const sent: unknown[] = [];
  server.use(
    http.get('*/api/admin/settings', () => HttpResponse.json(shown)),
    http.put('*/api/admin/settings', async ({ request }) => {
      const body = (await request.json()) as { value: typeof settings.value };
      sent.push(body.value.control);
      return reply(body.value);
    }),
  );
  const { user } = show('/admin/settings');
  const section = within(await screen.findByTestId('control'));
  return { user, section, sent };
}

/** Who can be chosen; the position stands under each name. */
async function offered(label: string) {
  const options = within(await screen.findByRole('listbox', { name: label })).getAllByRole('option');
  return options.map(({ textContent }) => textContent.replace('електромонтер', ''));
}

const saved = (value: typeof settings.value) => HttpResponse.json({ ...settings, version: 2, value });

test('terms, reminders and the ladder are changed and sent together', async () => {
  const { user, section, sent } = await open(saved);
  const hours = section.getByRole('textbox', { name: 'Адресування, годин' });
  await user.clear(hours);
  await user.type(hours, '0');
  const third = section.getByRole('textbox', { name: 'Міському голові' });
  await user.clear(third);
  await user.type(third, '10');

  await user.click(section.getByRole('button', { name: 'Вилучити: нагадування за 3 дні' }));
  const add = section.getByRole('button', { name: 'Додати нагадування' });
  expect(add).toHaveFocus();
  await user.click(add);
  const count = section.getByRole('textbox', { name: 'Скільки: нове нагадування' });
  await waitFor(() => expect(count).toHaveFocus());
  await user.click(screen.getByTestId('save'));
  expect(await section.findByText('Вкажіть число в кожному нагадуванні')).toBeInTheDocument();
  await user.type(count, '2');
  await user.click(section.getByRole('combobox', { name: 'Чого: нагадування за 2 дні' }));
  await user.click(await screen.findByRole('option', { name: 'робочі дні' }));
  await user.click(screen.getByTestId('save'));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toEqual({
    ...control,
    address_hours: 0,
    reminders: [
      { unit: 'hours', count: 1 },
      { unit: 'working_days', count: 2 },
    ],
    ladder: { second: 3, third: 10, then_every: 7 },
  });
});

test('a mayor and a person on duty are named', async () => {
  const { user, section, sent } = await open(saved);
  await user.click(section.getByRole('combobox', { name: 'Міський голова' }));
  await user.click(await screen.findByRole('option', { name: /Гнатюк Тарас/ }));
  await user.click(section.getByRole('combobox', { name: 'Черговий' }));
  expect(await offered('Черговий')).toEqual(['Усі відповідальні особи', 'Мельник Олена']);
  await user.click(screen.getByRole('option', { name: /Мельник Олена/ }));
  await user.click(screen.getByTestId('save'));
  await waitFor(() => expect(sent).toEqual([{ ...control, mayor: 'mer', on_duty: 'duty' }]));
});

test('only active people of the role are offered; whose access is gone stays in sight', async () => {
  const value = { ...settings.value, control: { ...control, mayor: 'kolyshnii' } };
  const { user, section } = await open(saved, { ...settings, value });
  const mayor = section.getByRole('combobox', { name: 'Міський голова' });
  await waitFor(() => expect(mayor).toHaveValue('Бойко Іван'));
  expect(section.getByText('Ця особа вже не може діяти: оберіть іншу')).toBeInTheDocument();
  await user.click(mayor);
  await user.click(await screen.findByRole('option', { name: 'Усі керівники' }));
  expect(mayor).toHaveValue('Усі керівники');
  await user.click(mayor);
  expect(await offered('Міський голова')).toEqual(['Усі керівники', 'Гнатюк Тарас']);
});

test.each([
  ['control.ladder.third', 'Міському голові', 'Міському голові – пізніше за керівників: від 4 до 90.'],
  ['control.assign_hours', 'Призначення виконавця, годин', 'Призначення виконавця, робочих годин: від 0 до 200.'],
])('a refusal of %s stands at its field, and nothing typed is lost', async (field, label, detail) => {
  const { user, section } = await open(() =>
    problem(422, 'bad_limit', 'Значення поза дозволеними межами.', { detail, clause: '7', field }),
  );
  const input = section.getByRole('textbox', { name: label });
  await user.clear(input);
  await user.type(input, '999');
  await user.click(screen.getByTestId('save'));
  await waitFor(() => expect(input).toHaveAccessibleDescription(expect.stringContaining(detail)));
  expect(input).toHaveFocus();
  expect(input).toHaveValue('999');
});

test('a refusal of a reminder stands under the reminders, of something unknown above the form', async () => {
  let field = 'control.reminders';
  const { user, section } = await open(() =>
    problem(422, 'bad_limit', 'Значення поза дозволеними межами.', { detail: 'Так не можна.', clause: '7', field }),
  );
  const count = section.getByRole('textbox', { name: 'Скільки: нагадування за 3 дні' });
  await user.type(count, '3');
  await user.click(screen.getByTestId('save'));
  expect(await section.findByText(/Так не можна\./)).toBeInTheDocument();
  field = 'control.something';
  await user.type(count, '3');
  expect(section.queryByText(/Так не можна\./)).not.toBeInTheDocument();
  await user.click(screen.getByTestId('save'));
  expect(await screen.findByText('Так не можна.')).toBeInTheDocument();
  expect(section.queryByText(/Так не можна\./)).not.toBeInTheDocument();
  expect(count).toHaveValue('333');
});

test('the old control comes back into the form from the history', async () => {
  const { user, section } = await open(saved);
  const before = {
    what: 'settings' as const,
    value: { ...settings.value, control: { ...control, accept_hours: 4, reminders: [] } },
  };
  server.use(http.get('*/api/admin/revisions', () => HttpResponse.json({ items: [revision({ before })], next: null })));
  await user.click(screen.getByRole('button', { name: 'Показати історію' }));
  expect(await screen.findByTestId('difference')).toHaveTextContent('Строк прийняття в роботу');
  await user.click(screen.getByRole('button', { name: 'Повернути, як було' }));
  expect(section.getByRole('textbox', { name: 'Прийняття в роботу, годин' })).toHaveValue('4');
  expect(section.queryByRole('button', { name: /Вилучити/ })).not.toBeInTheDocument();
});

test('a server that tells neither control nor survey has no such sections, and keeps its own', async () => {
  serveAdmin();
  const value = { ...settings.value, control: null, survey: null };
  const sent: unknown[] = [];
  server.use(
    http.get('*/api/admin/settings', () => HttpResponse.json({ ...settings, value })),
    http.put('*/api/admin/settings', async ({ request }) => {
      const body = (await request.json()) as { value: unknown };
      sent.push(body.value);
      return HttpResponse.json({ ...settings, version: 2, value: body.value });
    }),
  );
  const { user } = show('/admin/settings');
  await user.type(await screen.findByRole('textbox', { name: /Порядок оскарження/ }), ' міста');
  expect(screen.queryByTestId('control')).not.toBeInTheDocument();
  expect(screen.queryByTestId('survey')).not.toBeInTheDocument();
  await user.click(screen.getByTestId('save'));
  await waitFor(() => expect(sent).toEqual([{ ...value, appeal_route: 'до суду міста' }]));
});
