// The moderation list: what was kept, the four decisions, and who sees the section.
import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';

import type { Case } from '@/api/types';
import { pieces } from '@/features/moderation/pieces';
import { problem, server } from './fake-api';
import { decision, kept, keptSummary, melnyk } from './samples';
import { show, unfold } from './show';

function serveCase(current: () => Case): void {
  server.use(http.get('*/api/moderation/case-1', () => HttpResponse.json(current())));
}

function serveList(items: unknown[]): void {
  server.use(http.get('*/api/moderation', () => HttpResponse.json({ items })));
}

test('the section counts what waits and is the responsible person’s alone', async () => {
  serveList([keptSummary(), keptSummary({ id: 'case-2' })]);
  show('/moderation');
  expect(await screen.findByTestId('moderation-count')).toHaveTextContent('2');
  expect(screen.getAllByTestId('case-tile')).toHaveLength(2);
  expect(screen.getAllByTestId('case-tile')[0]).toHaveTextContent('Ви там усі ледарі!');
});

test('others have no such section, and nothing is asked for them', async () => {
  let asked = false;
  server.use(
    http.get('*/api/me', () => HttpResponse.json({ ...melnyk, roles: ['decision_maker'] })),
    http.get('*/api/worklist', () => HttpResponse.json({ items: [] })),
    http.get('*/api/moderation', () => {
      asked = true;
      return HttpResponse.json({ items: [] });
    }),
  );
  show('/');
  expect(await screen.findByRole('link', { name: 'Реєстр' })).toBeInTheDocument();
  expect(screen.queryByRole('link', { name: /Модерація/ })).not.toBeInTheDocument();
  expect(asked).toBe(false);
});

test('nothing waits, nothing was decided, or the list is not theirs', async () => {
  const { user } = show('/moderation');
  expect(await screen.findByText('Усе розглянуто')).toBeInTheDocument();
  await user.click(screen.getByText('Розглянуті'));
  expect(await screen.findByText('Рішень ще не було')).toBeInTheDocument();
});

test('a refused reading says whose work it is', async () => {
  server.use(http.get('*/api/moderation', () => problem(403, 'forbidden', 'Ці відомості не належать до Ваших повноважень.')));
  show('/moderation');
  expect(await screen.findByText('Рішення про затримані повідомлення ухвалює відповідальна особа.')).toBeInTheDocument();
});

test('a case shows the words as they came, what was given, and the block', async () => {
  serveCase(() => kept());
  show('/moderation/case-1');
  const texts = await screen.findByTestId('case-texts');
  expect(within(texts).getByText('Полагодьте ліхтар біля школи.')).toBeInTheDocument();
  expect(screen.getByTestId('case-given')).toHaveTextContent('Дорошенко Марія Іванівна');
  expect(screen.getByTestId('case-block')).toHaveTextContent('Нецензурні або образливі слова');
  expect(screen.getByTestId('case-actions')).toHaveTextContent('Порушення немає');
});

const nothing: Case['given'] = {
  ...kept().given,
  surname: null,
  name: null,
  patronymic: null,
  residence: null,
  phone: null,
  category: null,
  attachments: 0,
};

test('who said nothing of themselves is known from the card the words are about, if there is one', async () => {
  serveCase(() => kept({ given: nothing, meant_for: { id: 'card-1', number: 'С-90/2026' } }));
  show('/moderation/case-1');
  const section = await screen.findByTestId('case-given');
  expect(section).toHaveTextContent('Відомості про заявника – у картці № С-90/2026');
  expect(within(section).getByRole('link', { name: '№ С-90/2026' })).toHaveAttribute('href', '/appeals/card-1');
});

test('who said nothing of themselves and writes about no card is unknown', async () => {
  serveCase(() => kept({ given: nothing }));
  show('/moderation/case-1');
  expect(await screen.findByText('Заявник ще не назвав себе.')).toBeInTheDocument();
});

test('what the check found is marked in the words and explained below them', async () => {
  serveCase(() =>
    kept({
      texts: ['😡 Ви ледарі!', 'Гнати приїжджих.'],
      // Counted as the browser counts: the picture is two units.
      found: [
        { text_index: 0, start: 6, end: 12, pattern: 'ледар*', flag: 'insult' },
        { text_index: 0, start: 6, end: 12, pattern: '*дарі', flag: 'insult' },
        { text_index: 1, start: 0, end: 5, pattern: 'гнати', flag: 'hate' },
        { text_index: 1, start: 6, end: 15, pattern: 'приїждж*', flag: 'hate' },
      ],
    }),
  );
  show('/moderation/case-1');
  const texts = await screen.findByTestId('case-texts');
  const marks = [...texts.querySelectorAll('mark')];
  expect(marks.map((mark) => mark.textContent)).toEqual(['ледарі', 'Гнати', 'приїжджих']);
  expect(marks[0]).toHaveAttribute(
    'title',
    'Знайдено за зразком «ледар*» (образа чи лайка), за зразком «*дарі» (образа чи лайка)',
  );
  expect(marks[2]).toHaveAttribute('title', 'Знайдено за зразком «приїждж*» (ворожнеча)');
  expect([...texts.querySelectorAll('blockquote')].map((quote) => quote.textContent)).toEqual([
    '😡 Ви ледарі!',
    'Гнати приїжджих.',
  ]);
  const legend = screen.getByTestId('case-found');
  expect(legend).toHaveTextContent('Що знайшла перевірка');
  expect(within(legend).getAllByRole('listitem')).toHaveLength(3);
});

test('words that the lists no longer have are said not to be found', async () => {
  serveCase(() => kept({ found: [] }));
  show('/moderation/case-1');
  expect(await screen.findByTestId('case-found')).toHaveTextContent('нічого не знайдено');
  expect(screen.getByTestId('case-texts').querySelector('mark')).toBeNull();
});

test('places that overlap are one mark, and the words stay whole', () => {
  const place = (start: number, end: number) => ({ text_index: 0, start, end, pattern: 'а', flag: 'insult' });
  const cut = (places: ReturnType<typeof place>[]) => pieces('абвгде', places).map(({ text, found }) => [text, found.length]);
  expect(cut([])).toEqual([['абвгде', 0]]);
  expect(cut([place(1, 3), place(2, 5)])).toEqual([['а', 0], ['бвгд', 2], ['е', 0]]);
  expect(cut([place(0, 6), place(1, 2)])).toEqual([['абвгде', 2]]);
  expect(cut([place(3, 6), place(0, 3)])).toEqual([['абв', 1], ['где', 1]]);
});

test('registering needs a reason and a missing category, and leads to the card', async () => {
  let sent: unknown;
  serveCase(() => kept({ category_wanted: true }));
  server.use(
    http.post('*/api/moderation/case-1/restore', async ({ request }) => {
      sent = await request.json();
      return HttpResponse.json(
        kept({ version: 2, state: 'restored', state_name: 'Зареєстровано', allowed_actions: [], card: { id: 'card-1', number: 'Д-7/2026' } }),
      );
    }),
  );
  const { user } = show('/moderation/case-1');
  await unfold(user, 'restore');
  const submit = () => user.click(screen.getByRole('button', { name: 'Зареєструвати' }));
  await submit();
  expect(await screen.findByText('Оберіть категорію')).toBeInTheDocument();
  expect(screen.getByText('Поясніть рішення: причина лишиться в історії')).toBeInTheDocument();
  expect(sent).toBeUndefined();

  await user.click(screen.getByRole('combobox', { name: /Категорія/ }));
  expect(screen.queryByRole('option', { name: 'Стара категорія' })).not.toBeInTheDocument();
  await user.click(screen.getByRole('option', { name: 'Дороги' }));
  await user.type(screen.getByRole('textbox', { name: /Причина/ }), 'Звернення по суті');
  await submit();
  await waitFor(() => expect(sent).toEqual({ version: 1, reason: 'Звернення по суті', category: 'roads' }));
  expect(await screen.findByRole('link', { name: '№ Д-7/2026' })).toHaveAttribute('href', '/appeals/card-1');
});

test('what lacks more than a category cannot be registered, and says why', async () => {
  serveCase(() => kept({ missing: ['Прізвище', 'Телефон'] }));
  const { user } = show('/moderation/case-1');
  await unfold(user, 'restore');
  expect(await screen.findByText(/Немає обовʼязкового: прізвище, телефон\./)).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Зареєструвати' })).not.toBeInTheDocument();
});

test('confirming keeps the block unless another term is asked for', async () => {
  const sent: unknown[] = [];
  serveCase(() => kept());
  server.use(
    http.post('*/api/moderation/case-1/confirm', async ({ request }) => {
      sent.push(await request.json());
      return problem(422, 'bad_term', 'Приймання можна призупинити на строк від 1 до 365 днів.', { clause: '4.4' });
    }),
  );
  const { user } = show('/moderation/case-1');
  await unfold(user, 'confirm');
  await user.type(await screen.findByRole('textbox', { name: /Причина/ }), 'Образи');
  await user.click(screen.getByRole('button', { name: 'Підтвердити порушення', description: undefined }));
  await waitFor(() => expect(sent).toEqual([{ version: 1, reason: 'Образи', days: null }]));
  expect(await screen.findByRole('alert')).toHaveTextContent('від 1 до 365 днів');
});

test('a decision of somebody else keeps the text and shows the case as it is now', async () => {
  let current = kept();
  serveCase(() => current);
  server.use(
    http.post('*/api/moderation/case-1/lift', () => {
      current = kept({ version: 2, state: 'confirmed', state_name: 'Порушення підтверджено', allowed_actions: [decision('lift', 'Порушення немає')] });
      return problem(409, 'version_conflict', 'Тим часом рішення ухвалив хтось інший.');
    }),
  );
  const { user } = show('/moderation/case-1');
  await unfold(user, 'lift');
  const text = await screen.findByRole('textbox', { name: /Причина/ });
  await user.type(text, 'Це прізвище');
  await user.click(screen.getByRole('button', { name: 'Зняти блокування' }));
  expect(await screen.findByText('Поки ви працювали, рішення ухвалив хтось інший')).toBeInTheDocument();
  await waitFor(() => expect(screen.getByTestId('case-state')).toHaveTextContent('Порушення підтверджено'));
  expect(text).toHaveValue('Це прізвище');
});
