import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';

/** Which own applications: still open, closed. */
export type Box = 'open' | 'closed';

/** 我的申请 Own applications, newest first, page by page. */
export function instancesQuery(state: Box) {
  return infiniteQueryOptions({
    queryKey: ['instances', state],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/instances', {
          params: { query: { state, ...(pageParam && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });
}

/** 草稿 Own drafts. */
export const draftsQuery = queryOptions({
  queryKey: ['drafts'],
  queryFn: ({ signal }) => answer(api.GET('/api/drafts', { signal })),
});
