import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { problemOf } from './problem.ts';
import { SESSION_KEY } from './session-key.ts';
import type { SessionState } from './shapes.ts';

const UNAUTHORISED = 401;
const SERVER_ERROR = 500;

/** One more try for a broken line or server; a refusal is final. */
function worthRetry(failures: number, error: unknown): boolean {
  const { status } = problemOf(error);
  return failures < 1 && (status === 0 || status > SERVER_ERROR);
}

function noteSignedOut(error: unknown): void {
  if (problemOf(error).status !== UNAUTHORISED) return;
  queryClient.setQueryData<SessionState>(SESSION_KEY, (old) => (old ? { ...old, me: null } : old));
}

/** Cache of everything read from the API. A 401 anywhere marks the session as ended, and nothing on the page is lost. */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noteSignedOut }),
  mutationCache: new MutationCache({ onError: noteSignedOut }),
  defaultOptions: {
    queries: { staleTime: 15_000, retry: worthRetry, retryDelay: 800 },
    // A command answers at once, also without network: the page then says so.
    mutations: { networkMode: 'always', retry: false },
  },
});
