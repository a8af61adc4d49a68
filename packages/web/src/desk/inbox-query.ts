import { infiniteQueryOptions } from '@tanstack/react-query';
import { answer, api } from '../api/client.ts';

/** Half of the inbox 待办箱: open tasks, oldest first, or handled ones, newest first. */
export type Box = 'open' | 'done';

/** The inbox page by page; the cursor is the server's, so nothing is shown twice or skipped while tasks come and go. */
export function inboxQuery(box: Box) {
  return infiniteQueryOptions({
    queryKey: ['tasks', 'list', box],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/api/tasks', { params: { query: { box, ...(pageParam ? { cursor: pageParam } : {}) } } }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
}
