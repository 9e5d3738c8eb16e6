// The readings of the API that several pages share, with how often each is refreshed.
import { useMutation, useQueryClient } from '@tanstack/react-query';

import { api, queries } from './client';
import type { Card, CardSummary, Case } from './types';

const MINUTE = 60_000;

/** How lists are read page after page. */
const BY_CURSOR = {
  pageParamName: 'cursor',
  // Null, not undefined: for a missing parameter the library would send a cursor of its own, 0.
  initialPageParam: null as string | null,
  getNextPageParam: (page: { next: string | null }) => page.next,
};

/** The signed-in person. */
export function useMe() {
  return queries.useQuery('get', '/api/me', {}, { staleTime: 10 * MINUTE });
}

/** Categories, organisations, staff, result codes. */
export function useDirectory(enabled = true) {
  return queries.useQuery('get', '/api/directory', {}, { staleTime: 10 * MINUTE, enabled });
}

/** The cards that wait for the signed-in person. */
export function useWorklist() {
  return queries.useQuery(
    'get',
    '/api/worklist',
    {},
    { refetchInterval: MINUTE / 2, refetchOnWindowFocus: 'always' },
  );
}

/** The open cards of an executor's colleagues, for reading. */
export function useOrganisationWorklist() {
  return queries.useQuery(
    'get',
    '/api/worklist',
    { params: { query: { of: 'organisation' } } },
    { refetchInterval: MINUTE, refetchOnWindowFocus: 'always' },
  );
}

/** The report on the service for a period. */
export function useReport(query: { from: string; to: string }) {
  return queries.useQuery('get', '/api/report', { params: { query } }, { staleTime: MINUTE });
}

/** The executors' figures for a period; of one of them, with their cards. */
export function useFigures(period: { from: string; to: string }, executor?: string) {
  const query = executor === undefined ? period : { ...period, executor };
  return queries.useQuery('get', '/api/figures', { params: { query } }, { staleTime: MINUTE });
}

/** One month of the register, all of it or the cards in one state, page after page. */
export function useRegister(month: string, state: string | null) {
  return queries.useInfiniteQuery(
    'get',
    '/api/appeals',
    { params: { query: { month, ...(state === null ? {} : { state }) } } },
    BY_CURSOR,
  );
}

function cardInit(id: string) {
  return { params: { path: { id } } };
}

/** One card; asked more often while its attachments are still on their way from the messenger. */
export function useCard(id: string) {
  return queries.useQuery('get', '/api/appeals/{id}', cardInit(id), {
    refetchInterval: (query) =>
      query.state.data?.files.some((file) => file.state === 'pending') === true
        ? MINUTE / 12
        : MINUTE / 2,
    refetchOnWindowFocus: 'always',
  });
}

/** Looks a card up by its number; null when there is none. */
export function useFindByNumber(found: (card: CardSummary | null) => void) {
  return useMutation({
    mutationFn: async (number: string) => {
      const { data } = await api.GET('/api/appeals', { params: { query: { number } } });
      return data?.items[0] ?? null;
    },
    onSuccess: found,
  });
}

/** Other appeals of the same person, newest first. */
export function useOthers(id: string, enabled = true) {
  return queries.useQuery('get', '/api/appeals/{id}/others', cardInit(id), { staleTime: MINUTE, enabled });
}

/** The city's templates, filled for a card. */
export function useTemplates(id: string, enabled: boolean) {
  return queries.useQuery('get', '/api/appeals/{id}/templates', cardInit(id), { staleTime: MINUTE, enabled });
}

/** Ways to bring a card and the lists up to date after something was done. */
export function useCardCache(id: string) {
  const client = useQueryClient();
  const key = queries.queryOptions('get', '/api/appeals/{id}', cardInit(id)).queryKey;
  return {
    /** Puts the card the server answered with in place and lets the lists reload. */
    store(card: Card): void {
      client.setQueryData(key, card);
      void client.invalidateQueries({ queryKey: ['get', '/api/worklist'] });
      void client.invalidateQueries({ queryKey: ['get', '/api/appeals'] });
      void client.invalidateQueries({ queryKey: ['get', '/api/appeals/{id}/others'] });
      void client.invalidateQueries({ queryKey: ['get', '/api/appeals/{id}/templates'] });
    },
    /** Reads the card anew. */
    async reload(): Promise<Card | undefined> {
      await client.invalidateQueries({ queryKey: key });
      return client.getQueryData<Card>(key);
    },
    /** The card as last read. */
    current(): Card | undefined {
      return client.getQueryData<Card>(key);
    },
  };
}

/** Who read or changed a card, page after page. */
export function useCardAudit(id: string, enabled: boolean) {
  return queries.useInfiniteQuery('get', '/api/appeals/{id}/audit', cardInit(id), { ...BY_CURSOR, enabled });
}

/** Who read or changed which cards on a day, all of them or one person, page after page. */
export function useAudit(day: string, who: string | null) {
  return queries.useInfiniteQuery(
    'get',
    '/api/audit',
    { params: { query: { day, ...(who === null ? {} : { who }) } } },
    BY_CURSOR,
  );
}

/** The moderation cases: those that wait for a decision, or those decided on. */
export function useCases(state: 'open' | 'decided', enabled = true) {
  return queries.useQuery(
    'get',
    '/api/moderation',
    { params: { query: { state } } },
    { refetchInterval: MINUTE / 2, refetchOnWindowFocus: 'always', enabled },
  );
}

/** One moderation case. */
export function useCase(id: string) {
  return queries.useQuery('get', '/api/moderation/{id}', cardInit(id), { refetchOnWindowFocus: 'always' });
}

/** Ways to bring a case and the lists up to date after a decision. */
export function useCaseCache(id: string) {
  const client = useQueryClient();
  const key = queries.queryOptions('get', '/api/moderation/{id}', cardInit(id)).queryKey;
  return {
    /** Puts the case the server answered with in place and lets the lists reload. */
    store(answer: Case): void {
      client.setQueryData(key, answer);
      void client.invalidateQueries({ queryKey: ['get', '/api/moderation'] });
      void client.invalidateQueries({ queryKey: ['get', '/api/worklist'] });
      void client.invalidateQueries({ queryKey: ['get', '/api/appeals'] });
    },
    /** Reads the case anew. */
    reload(): Promise<void> {
      return client.invalidateQueries({ queryKey: key });
    },
  };
}
