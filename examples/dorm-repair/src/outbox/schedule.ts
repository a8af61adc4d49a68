/** Waits after each failure in seconds 重试间隔, as docs/integration.md has them for both directions. */
const WAITS = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400] as const;

/** Answers that will not change by themselves: after three equal ones a person looks at it. */
const STUBBORN = [400, 401, 403, 404, 409, 413, 422];
const MOST_EQUAL = 3;

/** How an attempt went; without `answer` the line broke. */
export interface Attempt {
  readonly answer?: number | undefined;
  readonly retryAfterSeconds?: number | undefined;
  /** Attempts so far, this one included; the same for equal answers in a row. */
  readonly attempts: number;
  readonly sameAnswers: number;
}

export type Verdict =
  { readonly next: 'done' | 'dead' } | { readonly next: 'again'; readonly inSeconds: number };

/** What follows from an attempt. `random` is between 0 and 1 and spreads the tries by ± 20 %. */
export function judge(
  { answer, retryAfterSeconds, attempts, sameAnswers }: Attempt,
  random: number,
): Verdict {
  if (answer !== undefined && answer >= 200 && answer < 300) return { next: 'done' };
  // The hall has switched us off: trying on would be rude.
  if (answer === 410) return { next: 'dead' };
  if (answer !== undefined && STUBBORN.includes(answer) && sameAnswers >= MOST_EQUAL) return { next: 'dead' };
  const wait = WAITS[attempts - 1];
  if (wait === undefined) return { next: 'dead' };
  const spread = (wait * (800 + 400 * random)) / 1000;
  return { next: 'again', inSeconds: Math.max(spread, retryAfterSeconds ?? 0) };
}
