import { queryOptions, useQuery } from '@tanstack/react-query';
import { answer, api } from './client.ts';
import { SESSION_KEY } from './session-key.ts';
import { firstData, hasKeys } from './first-data.ts';
import type { Me, SessionState } from './shapes.ts';

function isSession(value: unknown): value is SessionState {
  return hasKeys(value, 'me', 'setupNeeded');
}

/** Who is signed in; asked once, and again when the window comes back. */
export const sessionQuery = queryOptions({
  queryKey: SESSION_KEY,
  queryFn: () => answer(api.GET('/api/session')),
  initialData: () => firstData('/api/session', isSession),
  staleTime: 60_000,
});

/** Session 当前登录 as a page sees it: `me` undefined = not known yet, null = nobody. */
export function useSession(): { readonly me: Me | null | undefined; readonly setupNeeded: boolean } {
  const { data, isError } = useQuery(sessionQuery);
  // Without an answer a page treats the reader as a visitor: public pages stay readable when the session cannot be read.
  if (data === undefined) return { me: isError ? null : undefined, setupNeeded: false };
  return { me: data.me, setupNeeded: data.setupNeeded };
}

/** Whether the person has one of these roles. */
export function hasRole(me: Me | null | undefined, ...roles: readonly string[]): boolean {
  return me?.roles.some((role) => roles.includes(role)) ?? false;
}
