import { queryOptions, useQuery } from '@tanstack/react-query';
import { answer, api } from './client.ts';
import { firstData, hasKeys } from './first-data.ts';
import { useSession } from './session.ts';
import type { Counts } from './shapes.ts';

function isCounts(value: unknown): value is Counts {
  return hasKeys(value, 'open', 'unreadMessages');
}

/** Open tasks and unread messages; badges and lists read the same numbers. */
const countsQuery = queryOptions({
  queryKey: ['tasks', 'count'],
  queryFn: () => answer(api.GET('/api/tasks/count')),
  initialData: () => firstData('/api/tasks/count', isCounts),
  refetchInterval: 60_000,
});

/** Counts for the badges; undefined while nobody is signed in. */
export function useCounts(): Counts | undefined {
  const { me } = useSession();
  return useQuery({ ...countsQuery, enabled: Boolean(me) }).data;
}
