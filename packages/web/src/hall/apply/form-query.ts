import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';
import { firstData, hasKeys } from '../../api/first-data.ts';
import type { ServiceForm } from '../../api/shapes.ts';
import type { Behalf } from './behalf.ts';

function isForm(value: unknown): value is ServiceForm {
  return hasKeys(value, 'form', 'serviceVersion');
}

const FRESH_MS = 60_000;

/** 申请表 Form of a service with prefill and own draft; never refreshed under the reader's hands. */
export function formQuery(code: string, { forId }: Pick<Behalf, 'forId'> = { forId: undefined }) {
  return queryOptions({
    queryKey: ['form', code, forId ?? 'me'],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/services/{code}/form', {
          params: { path: { code }, query: forId === undefined ? {} : { for: forId } },
          signal,
        }),
      ),
    initialData: () => (forId === undefined ? firstData(`/api/services/${code}/form`, isForm) : undefined),
    staleTime: FRESH_MS,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}
