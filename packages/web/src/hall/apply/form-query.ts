import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';

const FRESH_MS = 60_000;

/** 申请表 Form of a service with prefill and own draft; never refreshed under the reader's hands. */
export function formQuery(code: string) {
  return queryOptions({
    queryKey: ['form', code],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/services/{code}/form', { params: { path: { code } }, signal })),
    staleTime: FRESH_MS,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}
