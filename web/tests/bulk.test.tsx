// Many cards at once: chosen in a list, one form, one request after another, and what became of each.
import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';

import type { Card, CardSummary } from '@/api/types';
import { problem, server } from './fake-api';
import { allowed, card, directory, melnyk, romaniuk, shevchuk, summary } from './samples';
import { fill, show } from './show';

function registered(id: string): CardSummary {
  return summary({ id, number: `${id}/2026`, state: 'registered', executor: null, decision_makers: [], can: ['address'] });
}

const address = {
  ...allowed('address', 'Адресувати'),
  proposed_due_on: '2099-12-04',
  proposed_decision_makers: ['n.shevchuk'],
};

/** Serves the cards, and each one's reading as the test says. */
function serve(items: CardSummary[], read: (id: string) => Partial<Card>): void {
  server.use(
    http.get('*/api/worklist', () => HttpResponse.json({ items })),
    http.get('*/api/appeals/:id', ({ params }) => {
      const id = String(params['id']);
      return HttpResponse.json(card({ id, number: `${id}/2026`, ...read(id) }));
    }),
  );
}

/** The boxes of the table; the tiles of a phone have their own. */
async function chooses(...numbers: string[]) {
  const boxes = await screen.findAllByTestId('choose-card');
  return numbers.map((number) => {
    const box = boxes.find((candidate) => candidate.getAttribute('aria-label')?.endsWith(`№ ${number}`));
    if (box === undefined) throw new Error(`no box for ${number}`);
    return box;
  });
}

test('each chosen card is addressed in its own term and sphere; the failed ones are tried again', async () => {
  const sent: Record<string, unknown[]> = {};
  let broken = true;
  serve([registered('a'), registered('b'), registered('c')], (id) => ({
    version: id === 'b' ? 8 : 3,
    allowed_actions: id === 'c' ? [] : [address],
  }));
  server.use(
    http.post('*/api/appeals/:id/address', async ({ params, request }) => {
      const id = String(params['id']);
      sent[id] = [...(sent[id] ?? []), await request.json()];
      return id === 'b' && broken ? problem(409, 'version_conflict', 'Змінено.') : HttpResponse.json(card({ id }));
    }),
  );
  const { user } = show('/');
  for (const box of await chooses('a/2026', 'b/2026', 'c/2026')) await user.click(box);
  expect(screen.getByTestId('bulk-bar')).toHaveTextContent('Обрано: 3 картки');
  await user.click(screen.getByRole('button', { name: 'Адресувати обрані' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(dialog.getByRole('button', { name: 'Адресувати обрані' }));

  expect(await dialog.findByText('Зроблено 1 з 3 карток')).toBeInTheDocument();
  const [first, second, third] = dialog.getAllByTestId('bulk-row');
  expect(first).toHaveAttribute('data-status', 'done');
  expect(second).toHaveAttribute('data-status', 'conflict');
  expect(third).toHaveTextContent(/ця дія вам недоступна/);
  expect(sent['a']).toEqual([
    { version: 3, due_on: '2099-12-04', due_at: null, decision_makers: ['n.shevchuk'], note: null },
  ]);
  expect(sent['c']).toBeUndefined();

  broken = false;
  await user.click(dialog.getByRole('button', { name: 'Повторити ще раз: 2' }));
  expect(await dialog.findByText('Зроблено 2 з 3 карток')).toBeInTheDocument();
  expect(sent['a']).toHaveLength(1);
  expect(sent['b']).toHaveLength(2);
  await user.click(dialog.getByRole('button', { name: 'Готово' }));
  await waitFor(() => expect(screen.queryByTestId('bulk-bar')).not.toBeInTheDocument());
});

test('a card whose category is in nobody’s sphere is refused before anything is sent', async () => {
  serve([registered('a')], () => ({ allowed_actions: [{ ...address, proposed_decision_makers: [] }] }));
  const { user } = show('/');
  for (const box of await chooses('a/2026')) await user.click(box);
  await user.click(screen.getByRole('button', { name: 'Адресувати обрані' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(dialog.getByRole('button', { name: 'Адресувати обрані' }));
  expect(await dialog.findByText(/не входить до чиєїсь сфери/)).toBeInTheDocument();
});

test('a decision-maker assigns one executor for those of their own cards that wait for it', async () => {
  const sent: unknown[] = [];
  server.use(http.get('*/api/me', () => HttpResponse.json({ ...melnyk, id: shevchuk.id, roles: ['decision_maker'] })));
  const mine = summary({ id: 'a', number: 'a/2026', state: 'addressed', executor: null, can: ['assign'] });
  const closed = summary({ id: 'b', number: 'b/2026', state: 'closed' });
  serve([mine, closed], () => ({ allowed_actions: [allowed('assign', 'Призначити')] }));
  server.use(
    http.post('*/api/appeals/:id/assign', async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json(card());
    }),
  );
  const { user } = show('/');
  for (const box of await chooses('a/2026', 'b/2026')) await user.click(box);
  await user.click(screen.getByRole('button', { name: 'Призначити: 1 з 2' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(dialog.getByRole('button', { name: 'Призначити обраним' }));
  expect(await dialog.findByText('Оберіть виконавця')).toBeInTheDocument();
  await user.click(dialog.getByRole('combobox', { name: /Виконавець/ }));
  await user.click(await screen.findByRole('option', { name: /Романюк/ }));
  await fill(user, dialog.getByRole('textbox', { name: /Резолюція/ }), 'Полагодити.');
  await user.click(dialog.getByRole('button', { name: 'Призначити обраним' }));
  expect(await dialog.findByText('Зроблено 1 з 1 картки')).toBeInTheDocument();
  expect(sent).toEqual([
    {
      version: 3,
      executor: romaniuk.id,
      co_executors: [],
      resolution: 'Полагодити.',
      due_on: null,
      due_at: null,
      due_reason: null,
    },
  ]);
});

test('a template is sent with each card’s own values; a card that lacks one is left for its own form', async () => {
  const sent: Record<string, unknown> = {};
  const template = { id: 't1', kind: 'resolution', name: 'Відновити', text: 'Відновити за № {номер} до {строк}.' };
  const text: Record<string, string> = {
    a: 'Відновити за № a/2026 до 04.12.2099.',
    b: 'Відновити за № b/2026 до {строк}.',
    c: 'Полагодити за № c/2026.',
  };
  const mine = ['a', 'b', 'c'].map((id) => summary({ id, number: `${id}/2026`, state: 'addressed', executor: null, can: ['assign'] }));
  serve(mine, () => ({ allowed_actions: [allowed('assign', 'Призначити')] }));
  server.use(
    http.get('*/api/me', () => HttpResponse.json({ ...melnyk, id: shevchuk.id, roles: ['decision_maker'] })),
    http.get('*/api/directory', () => HttpResponse.json({ ...directory, templates: [template] })),
    http.get('*/api/appeals/:id/templates', ({ params }) =>
      HttpResponse.json({ items: [{ ...template, text: text[String(params['id'])] }] }),
    ),
    http.post('*/api/appeals/:id/assign', async ({ params, request }) => {
      const body = (await request.json()) as { resolution: string };
      sent[String(params['id'])] = body.resolution;
      return HttpResponse.json(card());
    }),
  );
  const { user } = show('/');
  for (const box of await chooses('a/2026', 'b/2026', 'c/2026')) await user.click(box);
  await user.click(screen.getByRole('button', { name: 'Призначити обраним' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(dialog.getByRole('combobox', { name: /Виконавець/ }));
  await user.click(await screen.findByRole('option', { name: /Романюк/ }));
  await user.click(dialog.getByRole('button', { name: 'Вставити шаблон' }));
  await user.click(await screen.findByRole('menuitem', { name: /Відновити/ }));
  expect(await dialog.findByText('Для кожної картки — своє: {номер}, {строк}')).toBeInTheDocument();

  // What is left of a rewritten template would reach every card in braces.
  const resolution = dialog.getByRole('textbox', { name: /Резолюція/ });
  await user.clear(resolution);
  await fill(user, resolution, 'Усунути за № {номер}.');
  await user.click(dialog.getByRole('button', { name: 'Призначити обраним' }));
  expect(await dialog.findByText(/лише в незмінений шаблон. Замініть словами: {номер}/)).toBeInTheDocument();

  await user.clear(resolution);
  await fill(user, resolution, `${template.text} Терміново.`);
  await user.click(dialog.getByRole('button', { name: 'Призначити обраним' }));
  expect(await dialog.findByText('Зроблено 1 з 3 карток')).toBeInTheDocument();
  expect(sent).toEqual({ a: 'Відновити за № a/2026 до 04.12.2099. Терміново.' });
  const [, second, third] = dialog.getAllByTestId('bulk-row');
  expect(second).toHaveTextContent('На картці ще немає того, що потрібно шаблону ({строк})');
  expect(third).toHaveTextContent('Шаблон «Відновити» щойно змінили');
});

test('an executor has nothing to choose cards for', async () => {
  server.use(http.get('*/api/me', () => HttpResponse.json({ ...melnyk, roles: ['executor'] })));
  serve([summary()], () => ({}));
  show('/');
  await screen.findByTestId('card-row');
  await screen.findByText('Виконавець');
  expect(screen.queryByTestId('choose-card')).not.toBeInTheDocument();
});

test('rows say what else is worth knowing', async () => {
  const row = summary({ open_requests: 2, extended: true, co_executors: [{ ...romaniuk, id: melnyk.id }] });
  serve([row], () => ({}));
  show('/');
  const shown = await screen.findByTestId('card-row');
  expect(await within(shown).findByTestId('own-part')).toHaveTextContent('Ви співвиконавець');
  expect(within(shown).getByTestId('open-requests')).toHaveTextContent('2 запити очікують рішення');
  expect(within(shown).getByTestId('extended')).toHaveTextContent('Строк продовжено');
});
