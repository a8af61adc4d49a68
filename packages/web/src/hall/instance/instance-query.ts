import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';
import { firstData, hasKeys } from '../../api/first-data.ts';
import type { InstanceDetail } from '../../api/shapes.ts';

function isInstance(value: unknown): value is InstanceDetail {
  return hasKeys(value, 'reference', 'state');
}

/** 办件详情 One application with its timeline. */
export function instanceQuery(id: number) {
  return queryOptions({
    queryKey: ['instance', id],
    queryFn: ({ signal }) => answer(api.GET('/api/instances/{id}', { params: { path: { id } }, signal })),
    initialData: () => firstData(`/api/instances/${id}`, isInstance),
    enabled: Number.isSafeInteger(id) && id > 0,
  });
}
