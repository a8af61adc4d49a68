import createClient from 'openapi-fetch';
import { language, languageTag } from '../locale/language.ts';
import { ProblemError, readProblem, UNREACHED } from './problem.ts';
import type { paths } from './schema.d.ts';
import { noteStatus } from './signed-out.ts';

/** Typed calls of the hall's API; wrap each in {@link answer} or {@link done}. */
export const api = createClient<paths>({ baseUrl: '' });

api.use({
  onRequest: ({ request }) => {
    request.headers.set('accept-language', languageTag(language()));
    return request;
  },
  onResponse: ({ response }) => noteStatus(response.status),
  onError: () => new ProblemError(UNREACHED),
});

interface Reply<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/** The body of a successful call; throws {@link ProblemError} for everything else. */
export async function answer<T>(call: Promise<Reply<T>>): Promise<T> {
  const { data, error, response } = await call;
  if (!response.ok || data === undefined) throw new ProblemError(readProblem(response.status, error));
  return data;
}

/** Waits for a call without a body; throws {@link ProblemError} when it did not succeed. */
export async function done(call: Promise<Reply<unknown>>): Promise<void> {
  const { error, response } = await call;
  if (!response.ok) throw new ProblemError(readProblem(response.status, error));
}

/** Header of a command: the same key gets the same answer. */
export function withKey(key: string): { readonly 'idempotency-key': string } {
  return { 'idempotency-key': key };
}
