// The other pages of the administration: organisations, categories, templates, settings, calendar, lists, history.
import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';

import type { AdminDirectory } from '@/api/admin-types';
import { adminDirectory, calendar, calendarYear, lists, revision, serveAdmin, settings } from './admin-samples';
import { problem, server } from './fake-api';
import { show } from './show';

/** Keeps what a page sends; answers with what `reply` makes of it. */
function take(method: 'put' | 'post', path: string, reply: (body: Record<string, unknown>) => Response): unknown[] {
  const sent: unknown[] = [];
  server.use(
    http[method](`*/api/admin/${path}`, async ({ request }) => {
      const body = (await request.json()) as Record<string, unknown>;
      sent.push(body);
      return reply(body);
    }),
  );
  return sent;
}

test('where there is nothing yet, the page says what would be there', async () => {
  const nothing: AdminDirectory = adminDirectory({ organisations: [], staff: [], categories: [], templates: [] });
  serveAdmin({ directory: () => nothing });
  const { router } = show('/admin/organisations');
  expect(await screen.findByText('Організацій ще немає')).toBeInTheDocument();
  await router.navigate('/admin/categories');
  expect(await screen.findByText('Категорій ще немає')).toBeInTheDocument();
  await router.navigate('/admin/templates');
  expect(await screen.findByText('Шаблонів ще немає')).toBeInTheDocument();
  await router.navigate('/admin/changes');
  expect(await screen.findByText('Змін ще не було')).toBeInTheDocument();
});

test('a reading that fails can be tried again', async () => {
  serveAdmin();
  let broken = true;
  server.use(
    http.get('*/api/admin/settings', () =>
      broken ? problem(500, 'fault', 'Сталася помилка на сервері.') : HttpResponse.json(settings),
    ),
  );
  const { user } = show('/admin/settings');
  expect(await screen.findByText('Сталася помилка на сервері.')).toBeInTheDocument();
  broken = false;
  await user.click(screen.getByRole('button', { name: 'Спробувати ще раз' }));
  expect(await screen.findByRole('textbox', { name: /Інші способи/ })).toHaveValue('телефоном 15-50');
});

test('units are moved by keyboard, renamed and added; a refusal stands at its field', async () => {
  serveAdmin();
  const sent = take('put', 'organisations/council', () =>
    problem(409, 'unit_in_use', 'У підрозділі є працівники: спершу переведіть їх.', { clause: '1.4', detail: '«Бухгалтерія»: Гай.' }),
  );
  const { user } = show('/admin/organisations/council');
  const down = await screen.findByRole('button', { name: 'Опустити: Загальний відділ' });
  down.focus();
  await user.keyboard('{Enter}');
  expect(screen.getByRole('button', { name: 'Опустити: Загальний відділ' })).toHaveFocus();
  await user.click(screen.getByRole('button', { name: 'Вилучити: Бухгалтерія' }));
  await user.click(screen.getByRole('button', { name: 'Додати підрозділ' }));
  await user.type(screen.getByRole('textbox', { name: 'Перелік підрозділів, 2' }), 'Архів');
  await user.click(screen.getByTestId('save'));
  expect(await screen.findByText(/У підрозділі є працівники: спершу переведіть їх\. «Бухгалтерія»: Гай\./)).toBeInTheDocument();
  expect(sent).toEqual([
    {
      version: 1,
      value: { name: 'Виконавчий комітет', kind: 'executive_body', contacts: null, active: true, units: ['Загальний відділ', 'Архів'] },
    },
  ]);
});

test('a new organisation opens its own page', async () => {
  serveAdmin();
  take('post', 'organisations', ({ value }) =>
    HttpResponse.json({ version: 1, changed_at: null, changed_by: null, id: 'council', value }, { status: 201 }),
  );
  const { user, router } = show('/admin/organisations/_new');
  await user.type(await screen.findByRole('textbox', { name: 'Повна назва' }), 'КП «Парки»');
  await user.click(screen.getByTestId('save'));
  await waitFor(() => expect(router.state.location.pathname).toBe('/admin/organisations/council'));
});

test('categories move within their level, and the whole order is sent', async () => {
  serveAdmin();
  const sent = take('put', 'category-order', ({ value }) =>
    HttpResponse.json({ version: 2, changed_at: null, changed_by: null, value }),
  );
  const { user } = show('/admin/categories');
  const up = await screen.findByRole('button', { name: 'Підняти: Дороги' });
  expect(up).toHaveAttribute('aria-disabled', 'true');
  await user.click(screen.getByRole('button', { name: 'Підняти: Знаки' }));
  await user.click(screen.getByRole('button', { name: 'Підняти: Освітлення' }));
  expect(screen.getAllByTestId('category-row').map((row) => within(row).getByRole('link').textContent)).toEqual([
    expect.stringContaining('Освітлення'),
    expect.stringContaining('Дороги'),
    expect.stringContaining('Знаки'),
    expect.stringContaining('Ями'),
  ]);
  await user.click(screen.getByTestId('save'));
  await waitFor(() => expect(sent).toEqual([{ version: 1, value: ['light', 'signs', 'holes', 'roads'] }]));
});

test('a category is urgent in hours, and its areas take the city’s streets', async () => {
  serveAdmin();
  const sent = take('put', 'categories/roads', () =>
    problem(422, 'bad_norm', 'Строк – від 1 до 30 днів, для термінових від 1 до 72 годин.', { clause: 'стаття 20' }),
  );
  const { user } = show('/admin/categories/roads');
  expect(await screen.findByRole('combobox', { name: 'Належить до' })).toBeDisabled();
  await user.click(screen.getByRole('switch', { name: /Термінова/ }));
  const hours = screen.getByRole('textbox', { name: /Строк, годин/ });
  await user.clear(hours);
  await user.type(hours, '99');
  await user.click(screen.getByRole('button', { name: 'Додати дільницю' }));
  const area = screen.getByRole('group', { name: 'Дільниця 1' });
  await user.click(screen.getByTestId('save'));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toMatchObject({ value: { norm_hours: 99, areas: [] } });
  expect(await screen.findByText(/для термінових від 1 до 72 годин/)).toBeInTheDocument();
  expect(hours).toHaveFocus();

  await user.click(within(area).getByRole('combobox', { name: 'Вулиці' }));
  await user.click(await screen.findByRole('option', { name: 'вулиця Садова' }));
  await user.click(screen.getByTestId('save'));
  expect(await screen.findByText('Для кожної дільниці вкажіть організацію і хоча б одну вулицю')).toBeInTheDocument();
  expect(sent).toHaveLength(1);
});

test('a placeholder goes in at the cursor, the preview fills it and marks what is none', async () => {
  serveAdmin();
  const { user } = show('/admin/templates/usunuty');
  const text = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Текст' });
  text.focus();
  text.setSelectionRange(0, 0);
  await user.click(screen.getByRole('button', { name: '{номер}' }));
  expect(text).toHaveValue('{номер}Усунути до {строк}.');
  await user.type(text, ' {{щось}');
  const preview = screen.getByTestId('preview');
  expect(preview).toHaveTextContent('Д-401/2026');
  expect(within(preview).getByRole('alert')).toHaveTextContent('Немає такої позначки: {щось}');
});

test('another text of the consent is told of before it is saved', async () => {
  serveAdmin();
  const sent = take('put', 'settings', ({ value }) => HttpResponse.json({ ...settings, version: 2, consent_version: 2, value }));
  const { user } = show('/admin/settings');
  await user.click(await screen.findByRole('switch', { name: /Власний текст згоди/ }));
  await user.type(screen.getByRole('textbox', { name: /^Текст згоди/ }), 'Даю згоду.');
  await user.click(screen.getByTestId('save'));
  const dialog = await screen.findByRole('dialog');
  expect(dialog).toHaveTextContent('має погодитися знову');
  expect(sent).toEqual([]);
  await user.click(within(dialog).getByTestId('confirm'));
  expect(await screen.findByText(/редакція 2/)).toBeInTheDocument();
  expect(sent[0]).toMatchObject({ version: 1, value: { consent_text: 'Даю згоду.', max_file_size: 209_715_200 } });
});

test('other settings ask nothing, and what is out of bounds is told at its field', async () => {
  serveAdmin();
  take('put', 'settings', () =>
    problem(422, 'bad_limit', 'Значення поза дозволеними межами.', { detail: 'Блокування, днів: від 1 до 365.', clause: '2.1' }),
  );
  const { user } = show('/admin/settings');
  const days = await screen.findByRole('textbox', { name: /Блокування за образу/ });
  await user.clear(days);
  await user.type(days, '999');
  await user.click(screen.getByTestId('save'));
  expect(await screen.findByText(/Блокування, днів: від 1 до 365\./)).toBeInTheDocument();
  expect(days).toHaveFocus();
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
});

test('a pause of the term is possible, with a word that the law knows none', async () => {
  serveAdmin();
  const { user } = show('/admin/settings');
  expect(screen.queryByText('Закон такої зупинки не знає')).not.toBeInTheDocument();
  await user.click(await screen.findByRole('switch', { name: /Запитання до заявника зупиняє строк/ }));
  expect(screen.getByText('Закон такої зупинки не знає')).toBeInTheDocument();
});

test('the calendar sends what it was with the days of martial law', async () => {
  serveAdmin();
  const sent = take('put', 'calendar', ({ value }) => HttpResponse.json({ ...calendar, version: 2, value }));
  const { user } = show('/admin/calendar');
  await user.click(await screen.findByRole('switch', { name: /Враховувати воєнний стан/ }));
  await user.click(screen.getByTestId('save'));
  expect(await screen.findByText('Вкажіть перший день воєнного стану')).toBeInTheDocument();
  await user.type(screen.getByRole('textbox', { name: 'Перший день' }), '15.03.2022{Tab}');
  await user.click(screen.getByTestId('save'));
  const martial_law = { from: '2022-03-15', until: null };
  await waitFor(() => expect(sent).toEqual([{ version: 1, value: { ...calendar.value, martial_law } }]));
  expect(await screen.findByText(/Зміни почнуть діяти протягом хвилини\. .*строки відкритих карток/)).toBeInTheDocument();
});

test('the year is what the server makes of the draft, before anything is saved', async () => {
  serveAdmin();
  const asked = take('post', 'calendar/preview', ({ year }) =>
    HttpResponse.json(
      calendarYear(Number(year), [
        { date: `${String(year)}-12-25`, kind: 'holiday', name: 'Різдво Христове', other: null },
        { date: `${String(year)}-12-28`, kind: 'weekend', name: null, other: null },
      ]),
    ),
  );
  const { user } = show('/admin/calendar');
  expect(await screen.findByText(/249 робочих днів, 1.992.год/)).toBeInTheDocument();
  const year = new Date().getFullYear();
  expect(asked).toEqual([{ year, value: calendar.value }]);
  const view = within(screen.getByTestId('year-view'));
  expect(view.getAllByRole('table')).toHaveLength(12);
  expect(view.getByRole('cell', { name: /Різдво Христове/ })).toHaveAttribute('data-kind', 'holiday');
  const legend = within(view.getByRole('list', { name: 'Позначки' })).getAllByRole('listitem');
  expect(legend.map((item) => item.textContent)).toEqual(['робочий', 'вихідний', 'свято']);
  await user.click(view.getByRole('button', { name: 'Наступний рік' }));
  await waitFor(() => expect(asked.at(-1)).toEqual({ year: year + 1, value: calendar.value }));

  await user.click(screen.getByRole('button', { name: 'Вилучити: Великдень' }));
  const holidays = calendar.value.holidays.slice(0, 1);
  await waitFor(() => expect(asked.at(-1)).toEqual({ year: year + 1, value: { ...calendar.value, holidays } }));
});

test('a draft that cannot be is told beside the year, and at its field when it is sent', async () => {
  serveAdmin();
  const refusal = () =>
    problem(422, 'bad_hours', 'Робочий день має закінчуватися пізніше.', { clause: '4.3', field: 'short_days' });
  const { user } = show('/admin/calendar');
  await screen.findByText(/249 робочих днів/);
  server.use(http.post('*/api/admin/calendar/preview', refusal), http.put('*/api/admin/calendar', refusal));
  await user.click(screen.getByRole('button', { name: 'Вилучити: Великдень' }));
  const view = within(screen.getByTestId('year-view'));
  expect(await view.findByRole('alert')).toHaveTextContent('Робочий день має закінчуватися пізніше.');
  expect(view.getAllByRole('table')).toHaveLength(12);
  await user.click(screen.getByTestId('save'));
  expect(await screen.findAllByText('Робочий день має закінчуватися пізніше.')).toHaveLength(2);
});

test('a week without a working day is not sent', async () => {
  serveAdmin();
  const { user } = show('/admin/calendar');
  for (const day of ['Понеділок', 'Вівторок', 'Середа', 'Четвер', 'Пʼятниця']) {
    await user.click(await screen.findByRole('checkbox', { name: day }));
  }
  await user.click(screen.getByTestId('save'));
  expect(await screen.findByText('Має бути хоча б один робочий день')).toBeInTheDocument();
});

test('words are found, added and taken out, and marked until they are saved', async () => {
  serveAdmin();
  const sent = take('put', 'moderation-lists', ({ value }) => HttpResponse.json({ ...lists, version: 2, value }));
  const { user } = show('/admin/words');
  await user.type(await screen.findByRole('textbox', { name: /Додати/ }), 'Неук*, дурень');
  await user.click(screen.getByTestId('add-words'));
  await user.click(screen.getByRole('button', { name: 'Вилучити: бевз*' }));
  expect(screen.getByTestId('count-stems')).toHaveTextContent('2');
  expect(screen.getByText('Буде вилучено: 1')).toBeInTheDocument();

  await user.type(screen.getByRole('textbox', { name: 'Пошук у списку: Лайка' }), 'неу');
  expect(screen.getByText('Знайдено 1 з 2')).toBeInTheDocument();
  await user.click(screen.getByTestId('save'));
  await waitFor(() =>
    expect(sent).toEqual([{ version: 1, value: { ...lists.value, stems: ['дурень', 'неук*'] } }]),
  );
});

test('the built-in lists come back after a question', async () => {
  serveAdmin();
  const sent = take('put', 'moderation-lists', () => HttpResponse.json({ ...lists, version: 2, own: false }));
  const { user } = show('/admin/words');
  await user.click(await screen.findByRole('button', { name: 'Повернути вбудовані' }));
  await user.click(await screen.findByTestId('confirm'));
  await waitFor(() => expect(sent).toEqual([{ version: 1, value: null }]));
  expect(await screen.findByText('За хвилину знову діятимуть вбудовані списки.')).toBeInTheDocument();
});

test('a line that finds nothing is told of at its list', async () => {
  serveAdmin();
  take('put', 'moderation-lists', () =>
    problem(422, 'bad_pattern', 'Деякі рядки нічого не знайдуть або знайдуть майже все.', { detail: '«*»', clause: '4.4' }),
  );
  const { user } = show('/admin/words');
  await user.type(await screen.findByRole('textbox', { name: /Додати/ }), '*');
  await user.click(screen.getByTestId('add-words'));
  await user.click(screen.getByTestId('save'));
  expect(await screen.findByText(/нічого не знайдуть або знайдуть майже все\. «\*»/)).toBeInTheDocument();
});

test('the history tells before and after, by kind and by person', async () => {
  const file = revision({
    what: 'template',
    id: 'usunuty',
    title: 'Усунути',
    version: 1,
    by: null,
    from: '',
    before: null,
    after: { what: 'template', value: { kind: 'resolution', name: 'Усунути', text: 'Усунути.', active: true } },
  });
  serveAdmin({ revisions: [revision(), file] });
  const { user } = show('/admin/changes');
  const [first, second] = await screen.findAllByTestId('change');
  expect(second).toHaveTextContent('створено');
  await user.click(within(first ?? document.body).getByRole('button'));
  const difference = await within(first ?? document.body).findByTestId('difference');
  expect(difference).toHaveTextContent('Блокування за образу');
  expect(difference.querySelector('del')).toHaveTextContent('14 днів');
  expect(difference.querySelector('ins')).toHaveTextContent('7 днів');
  expect(await within(first ?? document.body).findByRole('link', { name: 'Відкрити' })).toHaveAttribute('href', '/admin/settings');

  await user.click(screen.getByRole('combobox', { name: 'Хто' }));
  await user.click(await screen.findByRole('option', { name: 'Кравець Андрій Олегович' }));
  await waitFor(() => expect(screen.getAllByTestId('change')).toHaveLength(1));
});
