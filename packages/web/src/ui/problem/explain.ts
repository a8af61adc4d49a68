import type { Problem } from '../../api/problem.ts';
import { problem as texts } from '../../locale/problem.ts';
import { wordsNow } from '../../locale/words.ts';

/** From here on it is our fault, and the number of the request helps whoever looks for it. */
export const SERVER_ERROR = 500;

/** Title and text of a problem in plain words: the server's own text where it gave one, ours for a dead line or a crash. */
export function explain(problem: Problem): { readonly title: string; readonly detail: string } {
  const t = wordsNow(texts);
  if (problem.status === 0) return { title: t.offlineTitle, detail: t.offlineDetail };
  if (problem.status >= SERVER_ERROR || problem.detail === '') {
    return { title: t.brokenTitle, detail: problem.detail || t.brokenDetail };
  }
  // The wire's title is the name of the HTTP status: nothing for readers.
  return { title: t.refusedTitle, detail: problem.detail };
}
