import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../../api/client.ts';

/** While somebody looks: a comparison takes seconds. */
const FRESH_MS = 10_000;

/** 对账 Figures and runs. */
export function reconciliationQuery(code: string) {
  return queryOptions({
    queryKey: ['reconciliation', code],
    refetchInterval: FRESH_MS,
    queryFn: ({ signal }) =>
      answer(api.GET('/api/office/systems/{code}/reconciliation', { params: { path: { code } }, signal })),
  });
}

/** 待处理差异 What waits for a person. */
export function differencesQuery(code: string) {
  return infiniteQueryOptions({
    queryKey: ['differences', code],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/office/systems/{code}/differences', {
          params: {
            path: { code },
            query: { status: 'open', ...(pageParam === '' ? {} : { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });
}
