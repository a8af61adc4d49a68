import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';

/** 后续事项 What I still have to do after an approval. */
export const obligationsQuery = queryOptions({
  queryKey: ['obligations'],
  queryFn: ({ signal }) => answer(api.GET('/api/obligations', { signal })),
});
