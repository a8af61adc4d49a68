import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../api/client.ts';
import { firstData, hasKeys } from '../api/first-data.ts';
import type { TaskDetail } from '../api/shapes.ts';

function isTask(value: unknown): value is TaskDetail {
  return hasKeys(value, 'task', 'instance');
}

/** One task with its instance and what may be done with it. */
export function taskQuery(id: number) {
  return queryOptions({
    queryKey: ['tasks', 'detail', id],
    queryFn: () => answer(api.GET('/api/tasks/{id}', { params: { path: { id } } })),
    initialData: () => firstData(`/api/tasks/${id}`, isTask),
  });
}
