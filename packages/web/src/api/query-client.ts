import { QueryClient } from '@tanstack/react-query';
import { problemOf } from './problem.ts';

const SERVER_ERROR = 500;

/** One more try for a broken line or server; a refusal is final. */
function worthRetry(failures: number, error: unknown): boolean {
  const { status } = problemOf(error);
  return failures < 1 && (status === 0 || status > SERVER_ERROR);
}

/** Cache of everything read from the API. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 15_000, retry: worthRetry, retryDelay: 800 },
    // A command answers at once, also without network: the page then says so.
    mutations: { networkMode: 'always', retry: false },
  },
});
