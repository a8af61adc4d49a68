import { infiniteQueryOptions } from '@tanstack/react-query';
import { answer, api } from '../../../api/client.ts';

/** While somebody looks: a file that was just dropped is read within seconds. */
const FRESH_MS = 10_000;

/** 工单文件 Files of a system, newest first. */
export function filesQuery(code: string) {
  return infiniteQueryOptions({
    queryKey: ['systemFiles', code],
    refetchInterval: FRESH_MS,
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/office/systems/{code}/files', {
          params: { path: { code }, query: pageParam === '' ? {} : { cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });
}
