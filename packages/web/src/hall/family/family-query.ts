import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';

/** 亲情账号 Own family links. */
export const familyQuery = queryOptions({
  queryKey: ['family'],
  queryFn: ({ signal }) => answer(api.GET('/api/family-links', { signal })),
});
