import { queryClient } from '../../api/query-client.ts';
import { sessionQuery } from '../../api/session.ts';
import type { Me } from '../../api/shapes.ts';

/** Takes note of who has signed in; what was read for anybody else is forgotten. */
export function enter(me: Me): void {
  queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionQuery.queryKey[0] });
  queryClient.setQueryData(sessionQuery.queryKey, { me, setupNeeded: false });
}

/** Takes note that nobody is signed in any more. */
export function leave(): void {
  queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionQuery.queryKey[0] });
  queryClient.setQueryData(sessionQuery.queryKey, { me: null, setupNeeded: false });
}
