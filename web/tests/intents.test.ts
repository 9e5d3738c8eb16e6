// A key for every intended action, the same one while nobody knows whether it was carried out.
import { http, HttpResponse } from 'msw';

import { api, provideAccess } from '@/api/client';
import { server } from './fake-api';

/** The keys of the comments that reach the server; it answers as told, then with success. */
function keysOf(answers: (() => Response)[]): string[] {
  const keys: string[] = [];
  server.use(
    http.post('*/api/appeals/card-1/comment', ({ request }) => {
      keys.push(request.headers.get('idempotency-key') ?? '');
      return answers.shift()?.() ?? HttpResponse.json({});
    }),
  );
  return keys;
}

function comment(text: string) {
  return api.POST('/api/appeals/{id}/comment', { params: { path: { id: 'card-1' } }, body: { version: 1, text } });
}

beforeEach(() => provideAccess({ token: () => Promise.resolve('t'), renew: () => Promise.resolve('fresh') }));

test('every intended action has its own key', async () => {
  const keys = keysOf([]);
  await comment('Текст');
  await comment('Текст');
  await comment('Інший текст');
  expect(new Set(keys).size).toBe(3);
  expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
});

test('without an answer the same action keeps its key, another one does not', async () => {
  const keys = keysOf([() => HttpResponse.error(), () => HttpResponse.json({}, { status: 502 })]);
  await expect(comment('Текст')).rejects.toMatchObject({ code: 'network' });
  await expect(comment('Текст')).rejects.toMatchObject({ status: 502 });
  await comment('Змінений текст');
  await comment('Текст');
  await comment('Текст');
  const [first, second, other, third, afterwards] = keys;
  expect([second, third]).toEqual([first, first]);
  expect(new Set([first, other, afterwards]).size).toBe(3);
});

test('a renewed token is no other action', async () => {
  const keys = keysOf([() => HttpResponse.json({}, { status: 401 })]);
  await comment('Текст');
  expect(keys).toHaveLength(2);
  expect(keys[0]).toBe(keys[1]);
});

test('reading needs no key', async () => {
  let key: string | null = 'unset';
  server.use(
    http.get('*/api/me', ({ request }) => {
      key = request.headers.get('idempotency-key');
      return HttpResponse.json({});
    }),
  );
  await api.GET('/api/me');
  expect(key).toBeNull();
});
