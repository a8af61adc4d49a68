import { queryOptions, useQuery } from '@tanstack/react-query';
import { answer, api } from './client.ts';
import { useSession } from './session.ts';
import type { Counts } from './shapes.ts';

/** Open tasks and unread messages; badges and lists read the same numbers. */
const countsQuery = queryOptions({
  queryKey: ['tasks', 'count'],
  queryFn: () => answer(api.GET('/api/tasks/count')),
  refetchInterval: 60_000,
});

/** Counts for the badges; undefined while nobody is signed in. */
export function useCounts(): Counts | undefined {
  const { me } = useSession();
  return useQuery({ ...countsQuery, enabled: Boolean(me) }).data;
}
