// Administration of staff: the list, invitations, conflicts, hand-over and deactivation, history.
import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';

import type { StaffDetail } from '@/api/admin-types';
import { adminDirectory, person, romaniuk, serveAdmin, tkach } from './admin-samples';
import { problem, server } from './fake-api';
import { melnyk } from './samples';
import { show } from './show';

const detail = (changes: Partial<StaffDetail> = {}): StaffDetail => ({
  ...romaniuk,
  open_cards: 0,
  can_take_over: [{ id: tkach.id, name: tkach.full_name }],
  ...changes,
});

test('the section is the administrator’s alone', async () => {
  serveAdmin();
  show('/admin');
  expect(await screen.findByRole('heading', { level: 1, name: 'Персонал' })).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Адміністрування' })).toBeInTheDocument();
});

test('others are told whose section it is', async () => {
  serveAdmin();
  server.use(http.get('*/api/me', () => HttpResponse.json(melnyk)));
  show('/admin/staff');
  expect(await screen.findByText('Цей розділ веде адміністратор')).toBeInTheDocument();
  expect(screen.queryByRole('link', { name: 'Адміністрування' })).not.toBeInTheDocument();
});

test('the list finds by name, role and state, and shows who is away and who stands in', async () => {
  const away = {
    ...person('o.bondar', 'Бондар', ['decision_maker'], {
      absence: { from: '2026-11-20', to: '2099-12-05' },
      substitute: tkach.id,
    }),
    away_today: true,
  };
  const gone = { ...person('i.hai', 'Гай', ['executor']), active: false };
  serveAdmin({ directory: () => adminDirectory({ staff: [away, gone, romaniuk, tkach] }) });
  const { user } = show('/admin/staff');
  const rows = () => screen.queryAllByTestId('staff-row').map((row) => row.textContent);
  await screen.findByText('3 працівники');
  expect(rows()[0]).toContain('відсутність до 05.12.2099');
  expect(rows()[2]).toContain('заступає: Бондар С. І.');

  await user.type(screen.getByRole('textbox', { name: 'Пошук працівника' }), 'романюк');
  await screen.findByText('1 працівник');
  expect(rows()[0]).toContain('Романюк');
  await user.type(screen.getByRole('textbox', { name: 'Пошук працівника' }), 'щось');
  expect(await screen.findByText('Нікого не знайдено')).toBeInTheDocument();
});

test('those without access are in a list of their own', async () => {
  const gone = { ...person('i.hai', 'Гай', ['executor']), active: false };
  serveAdmin({ directory: () => adminDirectory({ staff: [gone, romaniuk] }) });
  show('/admin/staff?state=inactive');
  expect(await screen.findByText('1 працівник')).toBeInTheDocument();
  expect(screen.getByTestId('staff-row')).toHaveTextContent('без доступу');
});

test('an account that does not follow the directory is told of and agreed again', async () => {
  const pending = { ...romaniuk, sign_in: 'pending' };
  let now = pending;
  serveAdmin({ directory: () => adminDirectory({ staff: [now] }) });
  server.use(
    http.post('*/api/admin/staff/s.romaniuk/reconcile', () => {
      now = romaniuk;
      return HttpResponse.json(romaniuk);
    }),
  );
  const { user } = show('/admin/staff');
  expect(await screen.findByText('обліковий запис не узгоджено')).toBeInTheDocument();
  await user.click(screen.getByTestId('reconcile'));
  expect(await screen.findByText(/Обліковий запис узгоджено/)).toBeInTheDocument();
  await waitFor(() => expect(screen.queryByText('обліковий запис не узгоджено')).not.toBeInTheDocument());
});

test('an invitation needs its fields, puts a refusal at its field, and opens the person', async () => {
  const sent: unknown[] = [];
  serveAdmin();
  server.use(
    http.post('*/api/admin/staff', async ({ request }) => {
      sent.push(await request.json());
      return sent.length === 1
        ? problem(409, 'identifier_taken', 'Такий ідентифікатор уже є.', { clause: '1.4' })
        : HttpResponse.json({ ...romaniuk, id: 's.romaniuk' }, { status: 201 });
    }),
  );
  const { user, router } = show('/admin/staff/_new');
  await screen.findByRole('heading', { level: 1, name: 'Запросити працівника' });
  await user.type(await screen.findByRole('textbox', { name: 'Прізвище' }), 'Романюк');
  await user.click(screen.getByTestId('save'));
  expect(await screen.findByText('Вкажіть посаду')).toBeInTheDocument();
  expect(screen.getByText('Оберіть хоча б одну роль')).toBeInTheDocument();
  expect(sent).toEqual([]);

  await user.type(screen.getByRole('textbox', { name: 'Імʼя' }), 'Степан');
  await user.type(screen.getByRole('textbox', { name: 'Посада' }), 'електромонтер');
  await user.type(screen.getByRole('textbox', { name: /Електронна пошта/ }), 's@city.test');
  await user.type(screen.getByRole('textbox', { name: /Імʼя для входу/ }), 's.romaniuk');
  await user.click(screen.getByRole('checkbox', { name: 'Відповідальна особа' }));
  await user.click(screen.getByTestId('save'));
  expect(await screen.findByText('Такий ідентифікатор уже є.')).toBeInTheDocument();
  expect(screen.getByRole('textbox', { name: /Імʼя для входу/ })).toHaveFocus();

  await user.clear(screen.getByRole('textbox', { name: /Імʼя для входу/ }));
  expect(screen.queryByText('Такий ідентифікатор уже є.')).not.toBeInTheDocument();
  await user.click(screen.getByTestId('save'));
  await waitFor(() => expect(router.state.location.pathname).toBe('/admin/staff/s.romaniuk'));
  expect(sent[1]).toEqual({
    id: null,
    value: expect.objectContaining({ surname: 'Романюк', email: 's@city.test', roles: ['responsible'], spheres: [], phone: null }) as unknown,
  });
  expect(screen.queryByText('Залишити сторінку?')).not.toBeInTheDocument();
});

test('a colleague’s change is taken in, the own typing stays, and the next try goes through', async () => {
  let now = detail();
  const versions: number[] = [];
  serveAdmin({ detail: () => now });
  server.use(
    http.put('*/api/admin/staff/s.romaniuk', async ({ request }) => {
      const { version, value } = (await request.json()) as { version: number; value: StaffDetail['value'] };
      versions.push(version);
      if (version === 2) return HttpResponse.json({ ...now, version: 3, value });
      now = detail({
        version: 2,
        changed_at: '2026-11-24T10:00:00Z',
        changed_by: { id: 'o.melnyk', name: 'Мельник Олена Василівна' },
        value: { ...romaniuk.value, phone: '15-15' },
      });
      return problem(409, 'version_conflict', 'Тим часом ці відомості змінив хтось інший.');
    }),
  );
  const { user } = show('/admin/staff/s.romaniuk');
  const position = await screen.findByRole('textbox', { name: 'Посада' });
  await user.clear(position);
  await user.type(position, 'майстер');
  await user.click(screen.getByTestId('save'));

  const news = await screen.findByTestId('entry-news');
  await waitFor(() => expect(news).toHaveTextContent('15-15'));
  expect(news).toHaveTextContent('Мельник О. В.');
  expect(position).toHaveValue('майстер');
  expect(screen.getByRole('textbox', { name: /Робочий телефон/ })).toHaveValue('15-15');

  await user.click(screen.getByTestId('save'));
  expect(await screen.findByText(/Зміни почнуть діяти протягом хвилини\./)).toBeInTheDocument();
  expect(versions).toEqual([1, 2]);
  expect(screen.getByTestId('save')).toBeDisabled();
});

test('unsaved typing survives a reload of the page, and leaving asks first', async () => {
  serveAdmin({ detail });
  sessionStorage.setItem(
    'hotline.draft.admin.staff.s.romaniuk',
    JSON.stringify({ base: { position: 'електромонтер' }, values: { position: 'майстер' } }),
  );
  const { user, router } = show('/admin/staff/s.romaniuk');
  expect(await screen.findByRole('textbox', { name: 'Посада' })).toHaveValue('майстер');
  await user.click(screen.getAllByRole('link', { name: 'Персонал' })[0] ?? document.body);
  expect(await screen.findByText('Залишити сторінку?')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Залишитися' }));
  expect(router.state.location.pathname).toBe('/admin/staff/s.romaniuk');
});

test('open cards are handed over, again for what others worked on, and then access ends', async () => {
  let now = detail({ open_cards: 3 });
  const steps: unknown[] = [];
  serveAdmin({ detail: () => now });
  server.use(
    http.post('*/api/admin/staff/s.romaniuk/hand-over', async ({ request }) => {
      steps.push(await request.json());
      if (steps.length === 1) return HttpResponse.json({ moved: 2, left: 1 });
      now = detail({ open_cards: 0 });
      return HttpResponse.json({ moved: 1, left: 0 });
    }),
    http.post('*/api/admin/staff/s.romaniuk/deactivate', async ({ request }) => {
      steps.push(await request.json());
      now = detail({ active: false, version: 2 });
      return HttpResponse.json({ ...romaniuk, active: false, version: 2 });
    }),
  );
  const { user } = show('/admin/staff/s.romaniuk');
  await user.click(await screen.findByTestId('deactivate'));
  const dialog = await screen.findByRole('dialog');
  expect(dialog).toHaveTextContent('3 відкриті картки');
  expect(within(dialog).getByTestId('confirm')).toBeDisabled();
  await user.click(within(dialog).getByRole('combobox', { name: /Кому передати/ }));
  await user.click(await screen.findByRole('option', { name: tkach.full_name }));
  await user.click(within(dialog).getByTestId('confirm'));
  expect(await screen.findByText(/більше не має доступу до сервісу. Передано 3 картки/)).toBeInTheDocument();
  expect(steps).toEqual([{ to: tkach.id }, { to: tkach.id }, { version: 1 }]);
  expect(await screen.findByTestId('reactivate')).toBeInTheDocument();
});

test('cards that came meanwhile are asked about before access ends', async () => {
  let now = detail();
  serveAdmin({ detail: () => now });
  server.use(
    http.post('*/api/admin/staff/s.romaniuk/deactivate', () => {
      now = detail({ open_cards: 1 });
      return problem(409, 'has_open_cards', 'За працівником є відкриті картки: спершу передайте їх.', { clause: '1.4' });
    }),
  );
  const { user } = show('/admin/staff/s.romaniuk');
  await user.click(await screen.findByTestId('deactivate'));
  await user.click(await screen.findByTestId('confirm'));
  const dialog = screen.getByRole('dialog');
  await waitFor(() => expect(dialog).toHaveTextContent('1 відкрита картка'));
  expect(within(dialog).getByRole('combobox', { name: /Кому передати/ })).toBeInTheDocument();
});

test('a reset of the sign-in says what it does before it does it', async () => {
  let reset = false;
  serveAdmin({ detail });
  server.use(
    http.post('*/api/admin/staff/s.romaniuk/reset-sign-in', () => {
      reset = true;
      return HttpResponse.json(romaniuk);
    }),
  );
  const { user } = show('/admin/staff/s.romaniuk');
  await user.click(await screen.findByRole('button', { name: 'Скинути вхід' }));
  const dialog = await screen.findByRole('dialog');
  expect(dialog).toHaveTextContent('s.romaniuk@city.test');
  expect(reset).toBe(false);
  await user.click(within(dialog).getByTestId('confirm'));
  expect(await screen.findByText(/надіслано лист/)).toBeInTheDocument();
});

test('a sign-in is not reset for whom no letter would reach', async () => {
  serveAdmin({ detail: () => detail({ value: { ...romaniuk.value, email: null } }) });
  show('/admin/staff/s.romaniuk');
  expect(await screen.findByRole('button', { name: 'Скинути вхід' })).toBeDisabled();
  expect(screen.getByText(/вкажіть і збережіть електронну пошту/)).toBeInTheDocument();
});

test('an old value of a person comes back into the form, to be looked at and saved', async () => {
  const before = { person: { ...romaniuk.value, position: 'учень' }, active: true };
  serveAdmin({
    detail,
    revisions: [
      {
        what: 'staff',
        id: romaniuk.id,
        title: romaniuk.full_name,
        version: 1,
        at: '2026-11-24T10:00:00Z',
        by: null,
        from: '',
        before: { what: 'staff', value: before },
        after: { what: 'staff', value: { person: romaniuk.value, active: true } },
      },
    ],
  });
  const { user } = show('/admin/staff/s.romaniuk');
  await user.click(await screen.findByRole('button', { name: 'Показати історію' }));
  const entry = await screen.findByTestId('revision');
  expect(within(entry).getByTestId('difference')).toHaveTextContent('Посада');
  await user.click(within(entry).getByRole('button', { name: 'Повернути, як було' }));
  expect(screen.getByRole('textbox', { name: 'Посада' })).toHaveValue('учень');
  expect(screen.getByTestId('save')).toBeEnabled();
});

test('a person the directory does not have is not a broken page', async () => {
  serveAdmin();
  server.use(http.get('*/api/admin/staff/nobody', () => problem(404, 'not_found', 'Такої картки чи сторінки немає.')));
  show('/admin/staff/nobody');
  expect(await screen.findByText('Такого працівника немає')).toBeInTheDocument();
});
