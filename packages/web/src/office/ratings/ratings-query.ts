import { infiniteQueryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';

/** Which ratings are listed: bad ones without a reply, or all. */
export type Show = 'waiting' | 'all';

/** 评价 Ratings of the services that the reader answers for. */
export function ratingsQuery(show: Show) {
  return infiniteQueryOptions({
    queryKey: ['ratings', show],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/ratings', {
          params: { query: { show, ...(pageParam === '' ? {} : { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });
}
