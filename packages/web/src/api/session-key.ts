/** Cache key of the session; apart from session.ts, so that the cache can name it without a cycle. */
export const SESSION_KEY = ['session'] as const;
