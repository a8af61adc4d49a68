import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../../api/client.ts';
import type { Difference } from '../../../api/shapes.ts';

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

/** Which differences. */
export interface DifferenceFilter {
  readonly status: Difference['status'];
  readonly class?: Difference['class'];
}

/** 差异 Differences of a system, newest first. */
export function differencesQuery(code: string, filter: DifferenceFilter) {
  return infiniteQueryOptions({
    queryKey: ['differences', code, filter],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/office/systems/{code}/differences', {
          params: {
            path: { code },
            query: { ...filter, ...(pageParam === '' ? {} : { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });
}
