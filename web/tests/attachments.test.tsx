// Files of a card: small pictures, where they were taken, and those that were lost.
import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';

import { problem, serveCard, server } from './fake-api';
import { allowed, card, photo } from './samples';
import { show } from './show';

test('the gallery shows the small picture, a click the whole one', async () => {
  serveCard(() => card({ files: [photo()] }));
  const { user } = show('/appeals/card-1');
  const button = await screen.findByRole('button', { name: 'Збільшити: Фото 1' });
  expect(within(button).getByRole('img')).toHaveAttribute('src', 'https://storage.test/file-1.thumb.jpg');
  await user.click(button);
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByRole('img')).toHaveAttribute('src', 'https://storage.test/file-1');
});

test('without a small picture the gallery shows the whole one', async () => {
  serveCard(() => card({ files: [photo({ id: 'file-2', url: 'https://storage.test/file-2', thumbnail_url: null })] }));
  show('/appeals/card-1');
  const button = await screen.findByRole('button', { name: 'Збільшити: Фото 1' });
  expect(within(button).getByRole('img')).toHaveAttribute('src', 'https://storage.test/file-2');
});

test('says when and where a photo was taken', async () => {
  const taken = { taken_at: '2026-11-20T14:05:09', taken_place: { latitude: 50.4501, longitude: 30.5234 } };
  serveCard(() => card({ files: [photo(taken)] }));
  show('/appeals/card-1');
  expect(await screen.findByText('Знято 20.11.2026, 14:05')).toBeVisible();
  expect(screen.getByRole('link', { name: /Фото зроблено тут/ })).toHaveAttribute(
    'href',
    'https://www.openstreetmap.org/?mlat=50.4501&mlon=30.5234#map=18/50.4501/30.5234',
  );
});

const place = { latitude: 50.4501, longitude: 30.5234 };
const setLocation = allowed('set_location', 'Вказати місце на карті', '5.3');
const TAKE = 'Взяти як місце звернення: Фото 1';

test('the place of a photo becomes that of the appeal', async () => {
  let sent: unknown;
  let current = card({ files: [photo({ taken_place: place })], allowed_actions: [setLocation] });
  serveCard(() => current);
  server.use(
    http.post('*/api/appeals/card-1/location', async ({ request }) => {
      sent = await request.json();
      current = { ...current, version: 4, location: place };
      return HttpResponse.json(current);
    }),
  );
  const { user } = show('/appeals/card-1');
  await user.click(await screen.findByRole('button', { name: TAKE }));
  await waitFor(() => expect(sent).toEqual({ version: 3, ...place }));
  expect(await screen.findByText('Місце на карті: 50.45010, 30.52340')).toBeVisible();
  expect(screen.getByText('Це місце звернення')).toBeVisible();
  expect(screen.getByText('Місце вказано на картці.')).toBeVisible();
  expect(screen.queryByRole('button', { name: TAKE })).not.toBeInTheDocument();
});

test.each([
  ['one may not set the place', card({ files: [photo({ taken_place: place })] })],
  ['it is the place already', card({ files: [photo({ taken_place: place })], allowed_actions: [setLocation], location: place })],
  ['the photo does not say', card({ files: [photo({ taken_at: '2026-11-20T14:05:09' })], allowed_actions: [setLocation] })],
])('the place of a photo is not offered where %s', async (_, shown) => {
  serveCard(() => shown);
  show('/appeals/card-1');
  await screen.findByRole('button', { name: 'Збільшити: Фото 1' });
  expect(screen.queryByRole('button', { name: TAKE })).not.toBeInTheDocument();
});

test('a card changed meanwhile is read anew, and the next try takes the place', async () => {
  const versions: number[] = [];
  let current = card({ files: [photo({ taken_place: place })], allowed_actions: [setLocation] });
  serveCard(() => current);
  server.use(
    http.post('*/api/appeals/card-1/location', async ({ request }) => {
      const { version } = (await request.json()) as { version: number };
      versions.push(version);
      if (version === 3) {
        current = { ...current, version: 4, location: { latitude: 50.5, longitude: 30.6 } };
        return problem(409, 'version_conflict', 'Картку тим часом змінили.');
      }
      current = { ...current, version: 5, location: place };
      return HttpResponse.json(current);
    }),
  );
  const { user } = show('/appeals/card-1');
  await user.click(await screen.findByRole('button', { name: TAKE }));
  expect(await screen.findByText('Поки ви працювали, картку змінили')).toBeVisible();
  expect(await screen.findByText('Місце на карті: 50.50000, 30.60000')).toBeVisible();
  await user.click(screen.getByRole('button', { name: TAKE }));
  expect(await screen.findByText('Це місце звернення')).toBeVisible();
  expect(screen.queryByText('Поки ви працювали, картку змінили')).not.toBeInTheDocument();
  expect(versions).toEqual([3, 4]);
});

test('a refused place says why beside the files', async () => {
  serveCard(() => card({ files: [photo({ taken_place: place })], allowed_actions: [setLocation] }));
  server.use(http.post('*/api/appeals/card-1/location', () => problem(500, 'fault', 'Сталася помилка сервісу.')));
  const { user } = show('/appeals/card-1');
  await user.click(await screen.findByRole('button', { name: TAKE }));
  expect(await screen.findByRole('alert')).toHaveTextContent('Сталася помилка сервісу.');
  expect(screen.getByRole('button', { name: TAKE })).toBeEnabled();
});

test('a picture browsers do not show is offered to be saved', async () => {
  serveCard(() => card({ files: [photo({ id: 'file-3', name: 'IMG_1.heic', content_type: 'image/heic' })] }));
  show('/appeals/card-1');
  expect(await screen.findByRole('link', { name: /IMG_1.heic/ })).toHaveAttribute('download', 'IMG_1.heic');
  expect(screen.queryByRole('button', { name: /Збільшити/ })).not.toBeInTheDocument();
});

test('a file that failed says why and is fetched again', async () => {
  const lost = photo({ state: 'failed', url: null, thumbnail_url: null, failure: 'Файл завеликий.', can_retry: true });
  let current = card({ files: [lost] });
  let refused = true;
  serveCard(() => current);
  server.use(
    http.post('*/api/appeals/card-1/files/file-1/retry', () => {
      if (refused) return problem(500, 'fault', 'Сталася помилка сервісу.');
      current = card({ files: [{ ...lost, state: 'pending', failure: null, can_retry: false }] });
      return HttpResponse.json(current);
    }),
  );
  const { user } = show('/appeals/card-1');
  expect(await screen.findByText('Файл завеликий.')).toBeVisible();
  const button = screen.getByRole('button', { name: 'Завантажити ще раз' });
  await user.click(button);
  expect(await screen.findByRole('alert')).toHaveTextContent('Сталася помилка сервісу.');
  refused = false;
  await user.click(button);
  expect(await screen.findByText('Файл завантажується, зʼявиться за мить.')).toBeVisible();
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Завантажити ще раз' })).not.toBeInTheDocument());
});

test('who may not fetch a file again has no button for it; an upload is said to be looked at', async () => {
  const lost = photo({ state: 'failed', url: null, failure: 'Файл завеликий.' });
  const looked = photo({ id: 'file-4', origin: 'staff', state: 'pending', url: null });
  serveCard(() => card({ files: [lost, looked] }));
  show('/appeals/card-1');
  expect(await screen.findByText('Файл завеликий.')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Завантажити ще раз' })).not.toBeInTheDocument();
  expect(screen.getByText('Файл перевіряється, зʼявиться за мить.')).toBeVisible();
});
