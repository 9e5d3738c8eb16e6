// A stand-in for the staff API, answering at the network's edge.
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';

import type { Card, HistoryEntry } from '@/api/types';
import { directory, melnyk } from './samples';

export const server = setupServer(
  http.get('*/api/me', () => HttpResponse.json(melnyk)),
  http.get('*/api/directory', () => HttpResponse.json(directory)),
  http.get('*/api/moderation', () => HttpResponse.json({ items: [] })),
  http.get('*/api/inbox/count', () => HttpResponse.json({ unread: 0, latest: null })),
  http.post('*/api/appeals/:id/presence', () => HttpResponse.json({ others: [] })),
);

/** A refusal in the form of the API. */
export function problem(status: number, code: string, title: string, more: { clause?: string; detail?: string; field?: string; changes?: readonly HistoryEntry[] } = {}) {
  return HttpResponse.json(
    { type: 'about:blank', title, status, code, clause: null, detail: null, ...more },
    { status, headers: { 'content-type': 'application/problem+json' } },
  );
}

/** Serves whatever card the test holds at the moment. */
export function serveCard(current: () => Card): void {
  server.use(http.get('*/api/appeals/card-1', () => HttpResponse.json(current())));
}
