import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../../api/client.ts';

/** 我的评价 The rating of an own case. */
export function ratingQuery(id: number) {
  return queryOptions({
    queryKey: ['rating', id],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/instances/{id}/rating', { params: { path: { id } }, signal })),
  });
}
