import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';

/** 办件详情 One application with its timeline. */
export function instanceQuery(id: number) {
  return queryOptions({
    queryKey: ['instance', id],
    queryFn: ({ signal }) => answer(api.GET('/api/instances/{id}', { params: { path: { id } }, signal })),
    enabled: Number.isSafeInteger(id) && id > 0,
  });
}
