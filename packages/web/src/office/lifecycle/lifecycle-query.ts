import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';

/** 事项总览 Where every service stands, and what was looked for in vain. */
export const standingsQuery = queryOptions({
  queryKey: ['standings'],
  queryFn: ({ signal }) => answer(api.GET('/api/office/services', { signal })),
});

/** 台账 Stages of one service, newest first. */
export function ledgerQuery(code: string) {
  return queryOptions({
    queryKey: ['ledger', code],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/office/services/{code}/ledger', { params: { path: { code } }, signal })),
  });
}
