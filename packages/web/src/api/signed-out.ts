import { queryClient } from './query-client.ts';
import { SESSION_KEY } from './session-key.ts';
import type { SessionState } from './shapes.ts';

const UNAUTHORISED = 401;

/** Marks the session as ended when an answer says so; pages keep what they show, the shell offers the sign-in. */
export function noteStatus(status: number): void {
  if (status !== UNAUTHORISED) return;
  queryClient.setQueryData<SessionState>(SESSION_KEY, (old) => (old ? { ...old, me: null } : old));
}
