import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';

/** 通告管理 What the reader's units issued, with the units and services to choose from. */
export const issuedQuery = infiniteQueryOptions({
  queryKey: ['issuedNotices', 'list'],
  queryFn: ({ pageParam, signal }) =>
    answer(
      api.GET('/api/office/notices', { params: { query: pageParam ? { cursor: pageParam } : {} }, signal }),
    ),
  initialPageParam: '',
  getNextPageParam: (last) => last.next,
});

/** One notice as it was typed. */
export function issuedNoticeQuery(id: number) {
  return queryOptions({
    queryKey: ['issuedNotices', 'one', id],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/office/notices/{id}', { params: { path: { id } }, signal })),
    // What is being typed must not be replaced behind the writer's back.
    staleTime: Infinity,
    gcTime: 0,
  });
}
