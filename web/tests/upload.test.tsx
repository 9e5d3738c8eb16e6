// Proof of the work: real progress, then the file is on the card; stopping and trying again.
import { act, screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';

import { problem, serveCard, server } from './fake-api';
import { allowed, card, photo as stored } from './samples';
import { show } from './show';

/** Stands in for the storage: the test decides how the transfer goes on. */
class StorageRequest {
  static last: StorageRequest;
  upload: { onprogress: ((event: Partial<ProgressEvent>) => void) | null } = { onprogress: null };
  onload: (() => void) | null = null;
  onerror: (() => void) | null = null;
  onabort: (() => void) | null = null;
  onloadend: (() => void) | null = null;
  status = 0;
  url = '';
  headers: Record<string, string> = {};
  body: unknown;

  constructor() {
    StorageRequest.last = this;
  }
  open(_method: string, url: string) {
    this.url = url;
  }
  setRequestHeader(name: string, value: string) {
    this.headers[name] = value;
  }
  send(body: unknown) {
    this.body = body;
  }
  abort() {
    this.onabort?.();
    this.onloadend?.();
  }
  progress(loaded: number, total: number) {
    act(() => this.upload.onprogress?.({ lengthComputable: true, loaded, total }));
  }
  answer(status: number) {
    this.status = status;
    act(() => {
      this.onload?.();
      this.onloadend?.();
    });
  }
}

const photo = new File(['pixels'], 'after.jpg', { type: 'image/jpeg' });

function ready() {
  serveCard(() => card({ allowed_actions: [allowed('upload', 'Додати підтвердження', '6.5.2')] }));
  server.use(
    http.post('*/api/appeals/card-1/uploads', async ({ request }) => {
      expect(await request.json()).toEqual({ name: 'after.jpg', content_type: 'image/jpeg', size: photo.size });
      return HttpResponse.json({ upload_id: 'u1', url: 'https://storage.test/u1', headers: { 'content-type': 'image/jpeg' } });
    }),
  );
  vi.stubGlobal('XMLHttpRequest', StorageRequest);
  return show('/appeals/card-1');
}

afterEach(() => vi.unstubAllGlobals());

async function row(status: string) {
  await waitFor(() => expect(screen.getByTestId('upload-row')).toHaveAttribute('data-status', status));
  return screen.getByTestId('upload-row');
}

/** The storage has been asked, and waits for the test. */
async function sending() {
  await row('sending');
  await waitFor(() => expect(StorageRequest.last.body).toBe(photo));
}

beforeEach(() => {
  StorageRequest.last = new StorageRequest();
});

test('shows progress, completes, and the file is on the card', async () => {
  let completions = 0;
  const { user } = ready();
  server.use(
    http.post('*/api/appeals/card-1/uploads/u1/complete', async ({ request }) => {
      completions += 1;
      // Somebody commented meanwhile: the new version is taken without asking.
      if (completions === 1) return problem(409, 'version_conflict', 'Картку тим часом змінили.');
      expect(await request.json()).toEqual({ version: 3, name: 'after.jpg' });
      return HttpResponse.json(
        card({
          version: 4,
          files: [stored({ id: 'f1', name: 'after.jpg', origin: 'staff', state: 'pending', url: null })],
          allowed_actions: [allowed('upload', 'Додати підтвердження', '6.5.2')],
        }),
      );
    }),
  );
  await user.upload(await screen.findByTestId('upload-input'), photo);
  await sending();
  expect(StorageRequest.last.url).toBe('https://storage.test/u1');
  expect(StorageRequest.last.headers).toEqual({ 'content-type': 'image/jpeg' });
  StorageRequest.last.progress(3, 6);
  expect(screen.getByTestId('upload-row')).toHaveTextContent('50 %');
  StorageRequest.last.answer(200);
  await row('done');
  expect(completions).toBe(2);
  expect(await screen.findByTestId('missing-file')).toHaveTextContent('Файл перевіряється');
});

test('a stopped upload can be tried again', async () => {
  const { user } = ready();
  await user.upload(await screen.findByTestId('upload-input'), photo);
  await sending();
  await user.click(screen.getByRole('button', { name: 'Скасувати: after.jpg' }));
  expect(await row('cancelled')).toHaveTextContent('скасовано');
  await user.click(screen.getByRole('button', { name: 'Повторити' }));
  await row('sending');
});

test('a storage that refuses is explained', async () => {
  const { user } = ready();
  await user.upload(await screen.findByTestId('upload-input'), photo);
  await sending();
  StorageRequest.last.answer(403);
  expect(await row('failed')).toHaveTextContent('Файл не дійшов до сховища');
});

test('a file the API refuses never leaves the computer', async () => {
  const { user } = ready();
  server.use(
    http.post('*/api/appeals/card-1/uploads', () => problem(422, 'file_too_large', 'Файл завеликий.', { clause: '6.5.2' })),
  );
  await user.upload(await screen.findByTestId('upload-input'), photo);
  expect(await row('failed')).toHaveTextContent('Файл завеликий. (п. 6.5.2)');
  expect(StorageRequest.last.body).toBeUndefined();
});
