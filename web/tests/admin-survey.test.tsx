// The survey of applicants on the settings page: its fields, what is sent, where refusals stand.
import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';

import { revision, serveAdmin, settings, survey } from './admin-samples';
import { problem, server } from './fake-api';
import { show } from './show';

/** Opens the page; keeps what it sends. */
async function open(reply: (value: typeof settings.value) => Response) {
  serveAdmin();
  const sent: unknown[] = [];
  server.use(
    http.put('*/api/admin/settings', async ({ request }) => {
      const body = (await request.json()) as { value: typeof settings.value };
      sent.push(body.value.survey);
      return reply(body.value);
    }),
  );
  const { user } = show('/admin/settings');
  const section = within(await screen.findByTestId('survey'));
  const type = async (name: string, text: string) => {
    const input = section.getByRole('textbox', { name });
    await user.clear(input);
    if (text !== '') await user.type(input, text);
    return input;
  };
  return { user, section, sent, type };
}
const saved = (value: typeof settings.value) => HttpResponse.json({ ...settings, version: 2, value });

test('terms, quiet hours, the rating and paid Viber are sent', async () => {
  const { user, section, sent, type } = await open(saved);
  await type('Запитати після закриття через, годин', '');
  await user.click(screen.getByTestId('save'));
  expect(await section.findByText('Вкажіть число')).toBeInTheDocument();
  expect(sent).toEqual([]);

  await type('Запитати після закриття через, годин', '48');
  await type('Нагадати через, днів', '0');
  await type('Закрити без відповіді через, днів', '10');
  await type('Повторне звернення за оцінки', '3');
  const hours = section.getByRole('spinbutton', { name: 'Початок тихих годин: години' });
  await user.click(hours);
  await user.keyboard('22');
  await user.click(section.getByRole('switch', { name: /Viber/ }));
  await user.click(screen.getByTestId('save'));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toEqual({
    delay_hours: 48,
    quiet_from: '22:00',
    quiet_until: '09:00',
    reminder_days: 0,
    close_days: 10,
    poor: 3,
    viber_outside_session: true,
  });
});

test('a refusal stands at its field, and nothing typed is lost', async () => {
  const detail = 'Нагадування про опитування — раніше, ніж його закриття; 0, якщо не нагадувати.';
  const { user, type } = await open(() =>
    problem(422, 'bad_limit', 'Значення поза дозволеними межами.', { detail, clause: '7', field: 'survey.reminder_days' }),
  );
  const input = await type('Нагадати через, днів', '9');
  await user.click(screen.getByTestId('save'));
  await waitFor(() => expect(input).toHaveAccessibleDescription(expect.stringContaining(detail)));
  expect(input).toHaveFocus();
  expect(input).toHaveValue('9');
});

test('the old survey comes back into the form from the history', async () => {
  const { user, section } = await open(saved);
  const before = { what: 'settings' as const, value: { ...settings.value, survey: { ...survey, poor: 1 } } };
  server.use(http.get('*/api/admin/revisions', () => HttpResponse.json({ items: [revision({ before })], next: null })));
  await user.click(screen.getByRole('button', { name: 'Показати історію' }));
  expect(await screen.findByTestId('difference')).toHaveTextContent('Повторне звернення за оцінки');
  await user.click(screen.getByRole('button', { name: 'Повернути, як було' }));
  expect(section.getByRole('textbox', { name: 'Повторне звернення за оцінки' })).toHaveValue('1');
});
