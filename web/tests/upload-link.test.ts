// The page of an upload link: what each link shows, a file sent in parts through troubles, a way out.
import { fireEvent, screen, waitFor } from '@testing-library/dom';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';

import { LinkApi, type Link } from '@/upload/api';
import { UploadPage } from '@/upload/page';
import { left, size } from '@/upload/words';

import { problem, server } from './fake-api';

const MB = 1024 * 1024;
const TOKEN = '0123456789abcdef0123456789abcdef01234567';

const OPEN: Link = {
  city: 'Вишнопіль',
  state: 'open',
  place: null,
  name: 'Двір.mp4',
  size: 30 * MB,
  begun: false,
  limit: 200 * MB,
  expires_at: '2026-11-29T08:15:00Z',
};

/** A file of so many bytes; every part has one byte here, the sizes are told by the fake service. */
function video(bytes: number): File {
  return new File([new Uint8Array(bytes)], 'Двір.mp4', { type: 'video/mp4', lastModified: 1 });
}

/** The storage: what each part was sent, and how the next requests go wrong. */
class Storage {
  readonly parts = new Map<number, number>();
  readonly troubles: ('lost' | number)[] = [];
  begun = 0;

  constructor(bytes: number, part: number) {
    server.use(
      http.post(`*/uploads/${TOKEN}/begin`, async ({ request }) => {
        this.begun += 1;
        expect(await request.json()).toEqual({ name: 'Двір.mp4', size: bytes, content_type: 'video/mp4', modified: 1 });
        const parts = Array.from({ length: Math.ceil(bytes / part) }, (_, index) => ({
          number: index + 1,
          size: Math.min(part, bytes - index * part),
          url: this.parts.has(index + 1) ? null : `https://storage.test/${index + 1}`,
        }));
        return HttpResponse.json({ part_size: part, parts });
      }),
      http.put('https://storage.test/:number', async ({ params, request }) => {
        const trouble = this.troubles.shift();
        if (trouble === 'lost') return HttpResponse.error();
        if (trouble !== undefined) return new HttpResponse(null, { status: trouble });
        this.parts.set(Number(params['number']), (await request.arrayBuffer()).byteLength);
        return new HttpResponse(null, { status: 200 });
      }),
    );
  }
}

async function show(link: Partial<Link> = {}): Promise<void> {
  server.use(http.get(`*/uploads/${TOKEN}`, () => HttpResponse.json({ ...OPEN, ...link })));
  document.body.innerHTML = '<span id="city"></span><main id="page"></main>';
  const [root, city] = [document.getElementById('page'), document.getElementById('city')];
  if (root && city) await new UploadPage(new LinkApi(TOKEN), root, city).open();
}

function choose(file: File): void {
  const input = document.querySelector<HTMLInputElement>('input[type=file]');
  if (!input) throw new Error('nowhere to choose a file');
  Object.defineProperty(input, 'files', { value: [file], configurable: true });
  fireEvent.change(input);
}

function completes(place: string): void {
  server.use(http.post(`*/uploads/${TOKEN}/complete`, () => HttpResponse.json({ state: 'done', place })));
}

afterEach(() => document.body.replaceChildren());

test('an open link says what it is for, up to what size and until when', async () => {
  await show();
  expect(document.getElementById('city')).toHaveTextContent('Вишнопіль');
  expect(screen.getByRole('heading')).toHaveTextContent('Завантажте файл до звернення');
  expect(document.body).toHaveTextContent('«Двір.mp4» (30 МБ)');
  expect(document.body).toHaveTextContent('До 200 МБ');
  expect(document.activeElement).toBe(screen.getByRole('heading'));
});

test.each([
  [{ state: 'expired' }, 'Термін дії посилання минув'],
  [{ state: 'done', place: 'card' }, 'Файл додано'],
  [{ state: 'done', place: 'nobody' }, 'Файл отримано, але додати його нікуди'],
] as const)('a link that takes nothing says so: %j', async (link, title) => {
  await show(link);
  expect(screen.getByRole('heading')).toHaveTextContent(title);
  expect(document.querySelector('input')).toBeNull();
});

test('an unknown link shows what the service says; a lost network is tried again', async () => {
  await show();
  server.use(http.get(`*/uploads/${TOKEN}`, () => problem(404, 'unknown_link', 'Такого посилання немає.')));
  const [root, city] = [document.getElementById('page'), document.getElementById('city')];
  if (!root || !city) throw new Error('no page');
  const page = new UploadPage(new LinkApi(TOKEN), root, city);
  await page.open();
  expect(screen.getByRole('heading')).toHaveTextContent('Такого посилання немає.');
  expect(screen.queryByRole('button')).toBeNull();

  server.use(http.get(`*/uploads/${TOKEN}`, () => HttpResponse.error()));
  await page.open();
  expect(screen.getByRole('heading')).toHaveTextContent('Немає звʼязку');
  server.use(http.get(`*/uploads/${TOKEN}`, () => HttpResponse.json(OPEN)));
  await userEvent.click(screen.getByRole('button', { name: 'Спробувати ще раз' }));
  expect(await screen.findByRole('heading', { name: 'Завантажте файл до звернення' })).toBeInTheDocument();
});

test('a file that was received but not handed on is handed on', async () => {
  completes('card');
  await show({ state: 'received' });
  expect(screen.getByRole('heading')).toHaveTextContent('Файл додано');
});

test('too large and empty files are turned away before anything is sent', async () => {
  await show({ limit: 2 * MB });
  choose(video(3 * MB));
  expect(screen.getByRole('alert')).toHaveTextContent('Цей файл завеликий: 3 МБ. Приймаються файли до 2 МБ.');
  choose(video(0));
  expect(screen.getByRole('alert')).toHaveTextContent('Цей файл порожній.');
});

test('a file goes in parts, each once, and the page tells how it ended', async () => {
  const storage = new Storage(2500, 1000);
  completes('writing');
  await show();
  choose(video(2500));
  expect(await screen.findByRole('heading', { name: 'Файл додано' })).toBeInTheDocument();
  expect([...storage.parts].sort()).toEqual([[1, 1000], [2, 1000], [3, 500]]);
  expect(storage.begun).toBe(1);
  expect(document.body).toHaveTextContent('Поверніться до чату');
});

test('a lost network is waited for, and only what is missing is sent again', async () => {
  const storage = new Storage(2500, 1000);
  storage.parts.set(1, 1000);
  storage.troubles.push('lost');
  completes('writing');
  await show({ begun: true });
  expect(document.body).toHaveTextContent('Оберіть його ж');
  choose(video(2500));
  expect(await screen.findByText(/Немає звʼязку/)).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Спробувати зараз' }));
  expect(await screen.findByRole('heading', { name: 'Файл додано' })).toBeInTheDocument();
  expect(storage.parts.size).toBe(3);
});

test('a permission that has run out is asked for anew; a storage that always refuses ends it', async () => {
  const storage = new Storage(10, 10);
  storage.troubles.push(403);
  completes('writing');
  await show();
  choose(video(10));
  await waitFor(() => expect(screen.getByRole('button', { name: 'Спробувати зараз' })).toBeVisible());
  window.dispatchEvent(new Event('online'));
  expect(await screen.findByRole('heading', { name: 'Файл додано' })).toBeInTheDocument();
  expect(storage.begun).toBe(2);
});

test('an answer that was lost at the very end is asked for again, without a new beginning', async () => {
  const storage = new Storage(10, 10);
  let asked = 0;
  server.use(
    http.post(`*/uploads/${TOKEN}/complete`, () => {
      asked += 1;
      return asked === 1 ? HttpResponse.error() : HttpResponse.json({ state: 'done', place: 'card' });
    }),
  );
  await show();
  choose(video(10));
  await userEvent.click(await screen.findByRole('button', { name: 'Спробувати зараз' }));
  expect(await screen.findByRole('heading', { name: 'Файл додано' })).toBeInTheDocument();
  expect([storage.begun, asked]).toEqual([1, 2]);
});

test('it can be paused and gone on with, and given up for another file', async () => {
  const storage = new Storage(10, 10);
  storage.troubles.push('lost');
  let dropped = 0;
  server.use(
    http.delete(`*/uploads/${TOKEN}`, () => {
      dropped += 1;
      return new HttpResponse(null, { status: 204 });
    }),
  );
  await show();
  choose(video(10));
  await screen.findByText(/Немає звʼязку/);
  await userEvent.click(screen.getByRole('button', { name: 'Обрати інший файл' }));
  expect(await screen.findByRole('heading', { name: 'Завантажте файл до звернення' })).toBeInTheDocument();
  expect(dropped).toBe(1);

  completes('writing');
  server.use(http.put('https://storage.test/:number', () => new Promise(() => undefined), { once: true }));
  choose(video(10));
  await userEvent.click(await screen.findByRole('button', { name: 'Пауза' }));
  expect(screen.getByRole('status')).toHaveTextContent('Призупинено.');
  await userEvent.click(screen.getByRole('button', { name: 'Продовжити' }));
  expect(await screen.findByRole('heading', { name: 'Файл додано' })).toBeInTheDocument();
  expect(storage.parts.size).toBe(1);
});

test('a file that the service refuses is told about where another one is chosen', async () => {
  server.use(
    http.post(`*/uploads/${TOKEN}/begin`, () => problem(422, 'bad_file_type', 'Файли цього типу не приймаються.')),
  );
  await show();
  choose(video(10));
  expect(await screen.findByRole('alert')).toHaveTextContent('Файли цього типу не приймаються.');
  expect(screen.getByRole('button', { name: 'Обрати файл' })).toBeInTheDocument();
});

test('sizes and times are said in words', () => {
  expect([size(10), size(1536), size(30 * MB)]).toEqual(['10 Б', '1,5 КБ', '30 МБ']);
  expect([left(20), left(150), left(3600), left(3900)]).toEqual(['менше хвилини', 'ще 3 хв', 'ще 1 год', 'ще 1 год 5 хв']);
});
