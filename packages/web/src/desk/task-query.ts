import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../api/client.ts';

/** One task with its instance and what may be done with it. */
export function taskQuery(id: number) {
  return queryOptions({
    queryKey: ['tasks', 'detail', id],
    queryFn: () => answer(api.GET('/api/tasks/{id}', { params: { path: { id } } })),
  });
}
