import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';
import { firstData, hasKeys } from '../../api/first-data.ts';
import type { NoticePage } from '../../api/shapes.ts';

/** 通告列表 Notices that the reader may see, newest first. */
export const noticesQuery = infiniteQueryOptions({
  queryKey: ['notices', 'all'],
  queryFn: ({ pageParam, signal }) =>
    answer(api.GET('/api/notices', { params: { query: pageParam ? { cursor: pageParam } : {} }, signal })),
  initialPageParam: '',
  getNextPageParam: (last) => last.next,
});

function isNoticePage(value: unknown): value is NoticePage {
  return hasKeys(value, 'items', 'pinned');
}

/** The newest few, for the home page; what everybody may read comes with the page. */
export function newestNoticesQuery() {
  return queryOptions({
    queryKey: ['notices', 'newest'],
    queryFn: ({ signal }) => answer(api.GET('/api/notices', { params: { query: { limit: 4 } }, signal })),
    // The page brings what visitors see: people who are signed in may see more.
    staleTime: 0,
    initialData: () => firstData('/api/notices?limit=4', isNoticePage),
  });
}

/** What is said about a service now. */
export function serviceNoticesQuery(service: string) {
  return queryOptions({
    queryKey: ['notices', 'service', service],
    queryFn: ({ signal }) => answer(api.GET('/api/notices', { params: { query: { service } }, signal })),
    initialData: () => firstData(`/api/notices?service=${service}`, isNoticePage),
    staleTime: 60_000,
  });
}

/** 通告详情 One notice. */
export function noticeQuery(id: number) {
  return queryOptions({
    queryKey: ['notices', 'one', id],
    queryFn: ({ signal }) => answer(api.GET('/api/notices/{id}', { params: { path: { id } }, signal })),
  });
}
