// The readings of the administration's API, and ways to bring them up to date after a change.
import { useQuery, useQueryClient } from '@tanstack/react-query';

import type {
  AdminDirectory,
  CalendarEntry,
  CalendarValue,
  Kind,
  ModerationEntry,
  SettingsEntry,
  StaffDetail,
  StaffEntry,
} from './admin-types';
import { adminApi, adminQueries } from './client';

/** Organisations, staff, categories and templates with their versions. */
export function useAdminDirectory() {
  return adminQueries.useQuery('get', '/api/admin/directory', {}, { refetchOnWindowFocus: 'always' });
}

function memberInit(id: string) {
  return { params: { path: { id } } };
}

/** A member of staff with their open cards and who could take those over. */
export function useMember(id: string) {
  return adminQueries.useQuery('get', '/api/admin/staff/{id}', memberInit(id), { refetchOnWindowFocus: 'always' });
}

/** The city's settings. */
export function useSettings() {
  return adminQueries.useQuery('get', '/api/admin/settings', {});
}

/** The lists of the text check. */
export function useModerationLists() {
  return adminQueries.useQuery('get', '/api/admin/moderation-lists', {});
}

/** The working calendar. */
export function useWorkingCalendar() {
  return adminQueries.useQuery('get', '/api/admin/calendar', {});
}

/** A year by a calendar that is not saved. */
export function useCalendarYear(year: number, value: CalendarValue) {
  return useQuery({
    queryKey: ['calendar year', year, value],
    queryFn: async () => {
      const { data } = await adminApi.POST('/api/admin/calendar/preview', { body: { year, value } });
      if (data === undefined) throw new Error('the answer is empty');
      return data;
    },
    // The same draft has the same year.
    staleTime: Infinity,
  });
}

interface Of {
  what: Kind;
  /** Identity, of what there are several. */
  id?: string;
}

/** Changes, newest first: of everything, of a kind, or of one entry. */
export function useRevisions(of?: Of, enabled = true) {
  return adminQueries.useQuery(
    'get',
    '/api/admin/revisions',
    { params: { query: of ?? {} } },
    { staleTime: 0, enabled },
  );
}

type Collection = 'organisations' | 'staff' | 'categories' | 'templates';

function memberKey(id: string) {
  return adminQueries.queryOptions('get', '/api/admin/staff/{id}', memberInit(id)).queryKey;
}

/** Ways to bring the readings up to date. */
export function useAdminCache() {
  const client = useQueryClient();
  const directory = adminQueries.queryOptions('get', '/api/admin/directory', {}).queryKey;

  /** Everything is read anew: a change of one thing shows in the history and beside others. */
  const reload = async (): Promise<void> => {
    await client.invalidateQueries({
      predicate: ({ queryKey: [, path] }) => typeof path === 'string' && path.startsWith('/api/admin/'),
    });
    void client.invalidateQueries({ queryKey: ['get', '/api/directory'] });
    void client.invalidateQueries({ queryKey: ['get', '/api/me'] });
  };

  /** Puts a single reading the server answered with in place. */
  const put = (path: string, answer: object): void => {
    client.setQueryData(['get', path, {}], answer);
    void reload();
  };

  /** Puts an entry of the directory in place. */
  const store = <C extends Collection>(collection: C, entry: AdminDirectory[C][number]): void => {
    client.setQueryData<AdminDirectory>(directory, (before) => {
      if (before === undefined) return before;
      const others: { id: string }[] = before[collection];
      const at = others.findIndex(({ id }) => id === entry.id);
      return { ...before, [collection]: at < 0 ? [...others, entry] : others.with(at, entry) };
    });
    void reload();
  };

  return {
    reload,
    store,
    /** Puts a member of staff in place, in the list and on their page. */
    storeMember: (entry: StaffEntry): void => {
      client.setQueryData<StaffDetail>(memberKey(entry.id), (before) => before && { ...before, ...entry });
      store('staff', entry);
    },
    /** Reads a member of staff anew: the open cards of this moment. */
    readMember: async (id: string): Promise<StaffDetail | undefined> => {
      await client.invalidateQueries({ queryKey: memberKey(id) });
      return client.getQueryData<StaffDetail>(memberKey(id));
    },
    storeSettings: (answer: SettingsEntry) => put('/api/admin/settings', answer),
    storeLists: (answer: ModerationEntry) => put('/api/admin/moderation-lists', answer),
    storeCalendar: (answer: CalendarEntry) => put('/api/admin/calendar', answer),
  };
}
