import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';

/** Which applications: own ones that are still open or closed, or those that I filed for others. */
export type Box = 'open' | 'closed' | 'filed';

/** 我的申请 Own applications, newest first, page by page. */
export function instancesQuery(box: Box) {
  const which = box === 'filed' ? { filed: true } : { state: box };
  return infiniteQueryOptions({
    queryKey: ['instances', box],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/instances', {
          params: { query: { ...which, ...(pageParam && { cursor: pageParam }) } },
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
