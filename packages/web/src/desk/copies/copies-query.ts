import { infiniteQueryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';

/** 抄送我的 What was copied to the reader, newest first, page by page. */
export function copiesQuery(unread: boolean) {
  return infiniteQueryOptions({
    queryKey: ['copies', unread],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/copies', {
          params: { query: { unread, ...(pageParam && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });
}
