import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';
import { firstData, hasKeys } from '../../api/first-data.ts';
import type { Guide } from '../../api/shapes.ts';

function isGuide(value: unknown): value is Guide {
  return hasKeys(value, 'conditions', 'route');
}

/** 办事指南 Guide of a service: the one in force, or an earlier version. */
export function guideQuery(code: string, version: string | null = null) {
  const earlier = version !== null && /^[1-9]\d{0,5}$/.test(version) ? Number(version) : undefined;
  return queryOptions({
    queryKey: ['guide', code, earlier],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/services/{code}', {
          params: { path: { code }, query: earlier === undefined ? {} : { version: earlier } },
          signal,
        }),
      ),
    staleTime: 300_000,
    initialData: () => (earlier === undefined ? firstData(`/api/services/${code}`, isGuide) : undefined),
  });
}
