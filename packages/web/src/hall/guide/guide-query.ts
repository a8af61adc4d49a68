import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';
import { firstData, hasList } from '../../api/first-data.ts';
import type { Guide } from '../../api/shapes.ts';

function isGuide(value: unknown): value is Guide {
  return hasList(value, 'conditions') && hasList(value, 'route');
}

/** 办事指南 Guide of a service. */
export function guideQuery(code: string) {
  const initialData = firstData(`/api/services/${code}`, isGuide);
  return queryOptions({
    queryKey: ['guide', code],
    queryFn: ({ signal }) => answer(api.GET('/api/services/{code}', { params: { path: { code } }, signal })),
    staleTime: 300_000,
    ...(initialData && { initialData }),
  });
}
