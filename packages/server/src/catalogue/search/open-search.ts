import { type ReadSatisfaction, withSatisfaction } from '../../ratings/satisfaction.ts';
import { type AnswerDeps, type Asked, answerSearch, type SearchAnswer } from './answer.ts';

/** Answers a search of the catalogue 检索; the same object again while nothing has changed. */
export type Search = (asked: Asked) => Promise<SearchAnswer>;

/** What the search of a process needs. */
export interface SearchDeps extends AnswerDeps {
  readonly clock: () => number;
  readonly satisfaction: ReadSatisfaction;
}

/** How often a service is used decides between equals; that it is a minute old hurts nobody. */
const FRESH_MS = 60_000;
const MOST_KEPT = 500;

interface Kept {
  readonly revision: number;
  readonly at: number;
  readonly answer: Promise<SearchAnswer>;
}

/**
 * Opens the search of this process. Everybody types `qing` on the way to `qingjia`: an answer is given again while the
 * catalogue is the same, which is asked of the database each time, once for all who ask at the same moment.
 */
export function openSearch({ clock, satisfaction, ...deps }: SearchDeps): Search {
  /** In the order of use: the first is the one that nobody has asked for the longest. */
  const kept = new Map<string, Kept>();

  const keep = (key: string, one: Kept): Promise<SearchAnswer> => {
    kept.delete(key);
    kept.set(key, one);
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    return one.answer;
  };
  const answerNow = async (asked: Asked): Promise<SearchAnswer> => {
    const found = await answerSearch(deps, asked);
    return { ...found, services: await withSatisfaction(satisfaction, found.services) };
  };
  return async (asked) => {
    const { revision } = await deps.catalogue.refresh();
    const key = JSON.stringify(asked);
    const at = clock();
    const known = kept.get(key);
    if (known?.revision === revision && at - known.at < FRESH_MS) return keep(key, known);
    const answer = answerNow(asked);
    // A failure is for those who wait for it, not for who comes after.
    answer.catch(() => kept.get(key)?.answer === answer && kept.delete(key));
    return keep(key, { revision, at, answer });
  };
}
