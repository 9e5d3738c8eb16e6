// The reports: figures on the page and in the file, periods, each executor with their cards.
import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';

import { executorTable } from '@/features/reports/executors/tables';
import { presetOf, presetPeriod, PRESETS } from '@/features/reports/period/periods';
import { categoryTable, monthTable } from '@/features/reports/service/tables';
import { csvText } from '@/features/reports/table/csv';
import { problem, server } from './fake-api';
import { executorCard, executors, progress, report, statistics } from './figures-samples';
import { card, melnyk, romaniuk, summary } from './samples';
import { show } from './show';

/** Serves `body` as a report and keeps what was asked for. */
function serve(path: 'report' | 'figures', body: object): string[] {
  const asked: string[] = [];
  server.use(
    http.get(`*/api/${path}`, ({ request }) => {
      asked.push(new URL(request.url).searchParams.toString());
      return HttpResponse.json(body);
    }),
  );
  return asked;
}

function cells(row: HTMLElement): string[] {
  return within(row)
    .getAllByRole('cell')
    .map((cell) => cell.textContent.replaceAll('\u00a0', ' '));
}

test('clause 6.1.5: the report shows the statistics with every column', async () => {
  const asked = serve('report', report);
  show('/report?from=2026-10-01&to=2026-11-30');
  const section = within(await screen.findByTestId('by-arrival'));
  expect(asked).toEqual(['from=2026-10-01&to=2026-11-30']);
  expect(cells(section.getByTestId('figures-total'))).toEqual(
    ['9', '1', '1', '1', '1', '7', '1', '1', '0', '1', '0', '1', '0', '1', '5', '48'],
  );
  const [mail] = section.getAllByTestId('figures-line');
  expect(mail).toHaveTextContent('Поштою (електронною поштою)');
  expect(screen.getByText('1 жовтня – 30 листопада 2026 р.', { normalizer: spaces })).toBeInTheDocument();
  const [lighting] = within(screen.getByTestId('by-category')).getAllByTestId('figures-line');
  expect(lighting).toHaveTextContent('Благоустрій');
  expect(lighting === undefined ? [] : cells(lighting).slice(0, 2)).toEqual(['5', '55,6 %']);
  expect(screen.getByTestId('month-bars')).toBeInTheDocument();
  expect(screen.getByText('Ще не адресовано')).toBeInTheDocument();
});

function spaces(text: string): string {
  return text.replaceAll(/[\s\u2009]+/gu, ' ').trim();
}

test('a period without appeals says so, one month has no chart of months', async () => {
  serve('report', { ...report, statistics: statistics(), progress: progress() });
  show('/report');
  expect(await screen.findByText('Звернень не було')).toBeInTheDocument();
  expect(screen.queryByTestId('by-arrival')).not.toBeInTheDocument();
});

test('a refused period is explained and can be changed', async () => {
  server.use(
    http.get('*/api/report', () =>
      problem(422, 'period_too_long', 'Оберіть період, не довший за пʼять років.', { clause: '6.1.5' }),
    ),
  );
  show('/report?from=2010-01-01&to=2026-11-30');
  expect(await screen.findByText('Оберіть період, не довший за пʼять років.')).toBeInTheDocument();
  expect(screen.getByRole('combobox', { name: 'Період' })).toHaveValue('Свій період');
});

test.each(['report', 'figures'])('%s: above a refusal stand neither the period nor printing', async (path) => {
  server.use(http.get(`*/api/${path}`, () => problem(403, 'forbidden', 'Ці відомості не належать до Ваших повноважень.')));
  show(`/${path}`);
  expect(await screen.findByText('Ці відомості не належать до Ваших повноважень.')).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'До моїх справ' })).toBeInTheDocument();
  expect(screen.queryByRole('combobox', { name: 'Період' })).not.toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Друкувати' })).not.toBeInTheDocument();
});

test('a usual period is one choice, other days are typed', async () => {
  const asked = serve('report', report);
  const { user, router } = show('/report');
  await screen.findByTestId('by-arrival');
  await user.click(screen.getByRole('combobox', { name: 'Період' }));
  await user.click(await screen.findByRole('option', { name: 'Минулий рік' }));
  const { from, to } = presetPeriod('last_year');
  await waitFor(() => expect(asked.at(-1)).toBe(`from=${from}&to=${to}`));
  expect(router.state.location.search).toBe(`?from=${from}&to=${to}`);

  await user.click(screen.getByRole('combobox', { name: 'Період' }));
  await user.click(await screen.findByRole('option', { name: 'Свій період' }));
  const [first, last] = ['Перший день', 'Останній день'].map((name) => screen.getByRole('textbox', { name }));
  if (first === undefined || last === undefined) throw new Error('no days');
  await user.clear(first);
  await user.type(first, '05.02.2026{Enter}');
  expect(await screen.findByText('Раніше за перший день')).toBeInTheDocument();
  await user.clear(last);
  await user.type(last, '20.02.2026{Enter}');
  await waitFor(() => expect(asked.at(-1)).toBe('from=2026-02-05&to=2026-02-20'));
  expect(asked.filter((query) => query.startsWith('from=2026-02-05'))).toHaveLength(1);
});

test.each([
  ['this_month', '2026-11-01', '2026-11-24'],
  ['last_month', '2026-10-01', '2026-10-31'],
  ['this_quarter', '2026-10-01', '2026-11-24'],
  ['last_quarter', '2026-07-01', '2026-09-30'],
  ['this_year', '2026-01-01', '2026-11-24'],
  ['last_year', '2025-01-01', '2025-12-31'],
] as const)('on 24 November 2026 %s is %s to %s', (name, from, to) => {
  const now = new Date('2026-11-24T10:00:00Z');
  expect(presetPeriod(name, now)).toEqual({ from, to });
  expect(presetOf({ from, to }, now)).toBe(name);
});

test('a month begins in Kyiv, and January has a quarter and a month before it', () => {
  expect(presetPeriod('this_month', new Date('2026-12-31T22:30:00Z'))).toEqual({ from: '2027-01-01', to: '2027-01-01' });
  expect(presetPeriod('last_quarter', new Date('2027-01-15T10:00:00Z'))).toEqual({ from: '2026-10-01', to: '2026-12-31' });
  expect(presetPeriod('last_month', new Date('2028-03-15T10:00:00Z'))).toEqual({ from: '2028-02-01', to: '2028-02-29' });
  expect(PRESETS).toHaveLength(6);
});

test('the file opens in Excel in Ukrainian', () => {
  const [head, lighting, ...rest] = csvText(categoryTable(report)).split('\r\n');
  expect(head?.startsWith('\ufeffКатегорія;Звернень;Частка, %;Відкриті;')).toBe(true);
  expect(lighting).toBe('Вуличне освітлення;5;55,6;1;0;2;0;14,5;0;');
  expect(rest).toHaveLength(2);
  expect(csvText(monthTable(report))).toContain('листопад 2026\u00a0р.;8;');
});

test('a name in the file begins no formula', () => {
  const organisation = { id: 'x', name: '=HYPERLINK("x")' };
  const [first] = executors.organisations;
  const own = { ...executors, organisations: first === undefined ? [] : [{ ...first, organisation }] };
  const text = csvText(executorTable(own, { from: '2026-11-01', to: '2026-11-30' }));
  expect(text).toContain('\'=HYPERLINK(""x"")');
  expect(text.split('\r\n')[0]).toContain('Картки, де головний виконавець: виконано вчасно');
});

test('clause 6.4.5: each executor with timeliness and quality, by organisation, one leads to their cards', async () => {
  const asked = serve('figures', executors);
  const { user, router } = show('/figures?from=2026-11-01&to=2026-11-30');
  const table = within(await screen.findByTestId('executors'));
  expect(table.getByTestId('figures-sum')).toHaveTextContent('КП «Міськсвітло»');
  const names = table.getAllByRole('link').map((link) => link.textContent);
  expect(names).toEqual(['Їжак Олег Петрович', 'Романюк Степан Ілліч']);
  const [, own] = table.getAllByTestId('figures-line');
  expect(own === undefined ? [] : cells(own)).toEqual(
    ['33,3 %', '3,5', '2', '1', '1', '1', '4', '1', '1', '2', '1', '0', '0', '0', '0', '0', '0', '0', '1'],
  );
  serve('figures', { ...executors, cards: { items: [executorCard()], left_off: 2 } });
  await user.click(table.getByRole('link', { name: 'Романюк Степан Ілліч' }));
  const row = await screen.findByTestId('executor-card');
  expect(row).toHaveTextContent('Виконано із запізненням');
  expect(screen.getByText('Порушень строку').nextElementSibling).toHaveTextContent('1');
  expect(router.state.location.pathname).toBe(`/figures/${romaniuk.id}`);
  expect(router.state.location.search).toBe('?from=2026-11-01&to=2026-11-30');
  expect(screen.getByText(/Ще 2 картки не показано/)).toBeInTheDocument();
  expect(asked).toEqual(['from=2026-11-01&to=2026-11-30']);

  server.use(http.get('*/api/appeals/card-1', () => HttpResponse.json(card())));
  await user.click(within(row).getByRole('link', { name: 'К-3/2026' }));
  expect(await screen.findByRole('link', { name: 'Показники виконавця' })).toHaveAttribute(
    'href',
    `/figures/${romaniuk.id}?from=2026-11-01&to=2026-11-30`,
  );
});

test('an executor without cards in the period', async () => {
  serve('figures', { ...executors, organisations: [], cards: { items: [], left_off: 0 } });
  show(`/figures/${romaniuk.id}?from=2026-11-01&to=2026-11-30`);
  expect(await screen.findByText('Карток немає')).toBeInTheDocument();
  expect(await screen.findByRole('heading', { name: 'Романюк Степан Ілліч' })).toBeInTheDocument();
});

test.each([
  ['responsible', ['Звіт']],
  ['decision_maker', ['Звіт', 'Показники виконавців']],
  ['executor', []],
] as const)('the reports in the menu of %s: %s', async (role, shown) => {
  server.use(
    http.get('*/api/me', () => HttpResponse.json({ ...melnyk, roles: [role] })),
    http.get('*/api/worklist', () => HttpResponse.json({ items: [] })),
  );
  show('/');
  await screen.findByText('Мельник О. В.');
  const names = ['Звіт', 'Показники виконавців'].filter((name) => screen.queryByRole('link', { name }) !== null);
  expect(names).toEqual(shown);
});

test('clause 2.3: an executor has the cards of the organisation in a list of their own', async () => {
  server.use(
    http.get('*/api/me', () => HttpResponse.json({ ...melnyk, roles: ['executor'] })),
    http.get('*/api/worklist', ({ request }) =>
      new URL(request.url).searchParams.get('of') === 'organisation'
        ? HttpResponse.json({ items: [summary({ number: 'К-7/2026', residence: null })] })
        : HttpResponse.json({ items: [] }),
    ),
  );
  const { user, router } = show('/');
  await screen.findByText('Немає справ, які чекають на вас');
  await user.click(await screen.findByRole('tab', { name: 'Моєї організації' }));
  expect(await screen.findByTestId('card-row')).toHaveTextContent('К-7/2026');
  expect(screen.getByRole('heading', { name: 'Справи організації' })).toBeInTheDocument();
  expect(router.state.location.search).toBe('?of=organisation');
});

test('others have no such list', async () => {
  server.use(http.get('*/api/worklist', () => HttpResponse.json({ items: [] })));
  show('/?of=organisation');
  await screen.findByText('Немає справ, які чекають на вас');
  expect(screen.queryByRole('tab')).not.toBeInTheDocument();
});
