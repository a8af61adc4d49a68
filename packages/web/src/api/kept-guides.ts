import { queryOptions } from '@tanstack/react-query';
import { answer, api } from './client.ts';

/** 我维护的指南 Guides that the reader keeps; the home page and the list of checks read the same. */
export const keptGuidesQuery = queryOptions({
  queryKey: ['keptGuides'],
  queryFn: ({ signal }) => answer(api.GET('/api/guides', { signal })),
});
