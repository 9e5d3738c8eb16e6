// The token on every request, and what happens when the server no longer takes it.
import { http, HttpResponse } from 'msw';

import { api, provideAccess } from '@/api/client';
import { renewer } from '@/app/auth/renew';
import { server } from './fake-api';

/** The API of a server that knows one token only. */
function serverKnows(valid: string): string[] {
  const seen: string[] = [];
  server.use(
    http.post('*/api/appeals/card-1/comment', async ({ request }) => {
      const token = request.headers.get('authorization') ?? '';
      seen.push(`${token} ${JSON.stringify(await request.json())}`);
      return token === `Bearer ${valid}`
        ? HttpResponse.json({})
        : HttpResponse.json({ message: 'Unauthorized' }, { status: 401 });
    }),
  );
  return seen;
}

function comment() {
  return api.POST('/api/appeals/{id}/comment', {
    params: { path: { id: 'card-1' } },
    body: { version: 1, text: 'Текст' },
  });
}

test('a refused token is renewed and the request sent again, body and all', async () => {
  const seen = serverKnows('fresh');
  provideAccess({ token: () => Promise.resolve('stale'), renew: () => Promise.resolve('fresh') });
  await comment();
  const body = '{"version":1,"text":"Текст"}';
  expect(seen).toEqual([`Bearer stale ${body}`, `Bearer fresh ${body}`]);
});

test('when nothing can be renewed the person is told to sign in', async () => {
  serverKnows('fresh');
  provideAccess({ token: () => Promise.resolve('stale'), renew: () => Promise.resolve(null) });
  await expect(comment()).rejects.toMatchObject({ status: 401, title: 'Сеанс завершено. Увійдіть ще раз.' });
});

test('without a session nothing is sent', async () => {
  const seen = serverKnows('fresh');
  provideAccess({ token: () => Promise.resolve(null), renew: () => Promise.resolve(null) });
  await expect(comment()).rejects.toMatchObject({ code: 'signed_out' });
  expect(seen).toEqual([]);
});

test('a network that does not answer has its own sentence', async () => {
  server.use(http.post('*/api/appeals/card-1/comment', () => HttpResponse.error()));
  provideAccess({ token: () => Promise.resolve('t'), renew: () => Promise.resolve(null) });
  await expect(comment()).rejects.toMatchObject({ code: 'network', title: 'Немає звʼязку із сервером.' });
});

test('many refused requests cause one renewal', async () => {
  const signinSilent = vi.fn(() => Promise.resolve({ access_token: 'fresh' }));
  const manager = { getUser: () => Promise.resolve({ refresh_token: 'r' }), signinSilent, removeUser: vi.fn() };
  const renew = renewer(manager as never, () => undefined);
  expect(await Promise.all([renew(), renew(), renew()])).toEqual(['fresh', 'fresh', 'fresh']);
  expect(signinSilent).toHaveBeenCalledTimes(1);
});

test('a renewal that fails ends the session once', async () => {
  const removeUser = vi.fn(() => Promise.resolve());
  const manager = {
    getUser: () => Promise.resolve({ refresh_token: 'spent' }),
    signinSilent: () => Promise.reject(new Error('invalid_grant')),
    removeUser,
  };
  const onEnd = vi.fn();
  expect(await renewer(manager as never, onEnd)()).toBeNull();
  expect(onEnd).toHaveBeenCalledTimes(1);
  expect(removeUser).toHaveBeenCalledTimes(1);
});
