import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';

/** 委托代理 Own substitutes and for whom the reader stands in; those of the last year. */
export const substitutesQuery = queryOptions({
  queryKey: ['substitutions'],
  queryFn: ({ signal }) => answer(api.GET('/api/substitutions', { signal })),
});
