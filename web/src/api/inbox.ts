// The inbox of the signed-in person: its pages, its count, and what is marked as read.
import { type InfiniteData, useQueryClient } from '@tanstack/react-query';

import { queries } from './client';
import type { components } from './schema.gen';

type Schemas = components['schemas'];
export type InboxNotice = Schemas['NoticeView'];
type InboxPage = Schemas['InboxPageView'];
type Unread = Schemas['UnreadView'];
/** Exactly one of the three. */
export type Seen = { ids: string[] } | { upto: string } | { appeal: string };

const MINUTE = 60_000;
/** The count follows a change a moment later: it is read again after that. */
const SETTLED = 1_500;

const COUNT = ['get', '/api/inbox/count'];
const LIST = ['get', '/api/inbox'];

/** How many notices are unread, up to 100; asked every minute while the page is seen. */
export function useUnread() {
  return queries.useQuery(
    'get',
    '/api/inbox/count',
    {},
    { refetchInterval: MINUTE, refetchOnWindowFocus: 'always', staleTime: MINUTE / 2 },
  );
}

/** The notices, newest first, page after page. */
export function useInbox(enabled: boolean) {
  return queries.useInfiniteQuery(
    'get',
    '/api/inbox',
    {},
    {
      pageParamName: 'cursor',
      // Null, not undefined: for a missing parameter the library would send a cursor of its own, 0.
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next ?? null,
      enabled,
      staleTime: 0,
    },
  );
}

function covers(seen: Seen, notice: InboxNotice): boolean {
  if ('ids' in seen) return seen.ids.includes(notice.id);
  if ('upto' in seen) return notice.id <= seen.upto;
  return notice.card?.id === seen.appeal;
}

/** Marks notices as read: at once on the screen, then on the server. */
export function useMarkRead() {
  const client = useQueryClient();
  const refresh = () => {
    void client.invalidateQueries({ queryKey: COUNT });
    void client.invalidateQueries({ queryKey: LIST });
  };
  const mutation = queries.useMutation('post', '/api/inbox/read', {
    onError: refresh,
    onSuccess: () => void setTimeout(refresh, SETTLED),
  });

  return (seen: Seen): void => {
    let marked = 0;
    const mark = (notice: InboxNotice): InboxNotice => {
      if (notice.read || !covers(seen, notice)) return notice;
      marked += 1;
      return { ...notice, read: true };
    };
    client.setQueriesData<InfiniteData<InboxPage>>({ queryKey: LIST, exact: false }, (list) =>
      list?.pages === undefined
        ? list
        : { ...list, pages: list.pages.map((page) => ({ ...page, items: page.items.map(mark) })) },
    );
    client.setQueriesData<Unread>({ queryKey: COUNT }, (count) =>
      count && { ...count, unread: 'upto' in seen ? 0 : Math.max(0, count.unread - marked) },
    );
    mutation.mutate({ body: seen });
  };
}
