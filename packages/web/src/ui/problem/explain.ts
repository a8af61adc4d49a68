import type { Problem } from '../../api/problem.ts';
import { problem as texts } from '../../locale/problem.ts';
import { wordsNow } from '../../locale/words.ts';

const SERVER_ERROR = 500;

/** Title and text of a problem in plain words: the server's own where it gave some, ours for a dead line or a crash. */
export function explain(problem: Problem): { readonly title: string; readonly detail: string } {
  const t = wordsNow(texts);
  if (problem.status === 0) return { title: t.offlineTitle, detail: t.offlineDetail };
  if (problem.status >= SERVER_ERROR || problem.detail === '') {
    return { title: problem.title || t.brokenTitle, detail: problem.detail || t.brokenDetail };
  }
  return { title: problem.title, detail: problem.detail };
}
