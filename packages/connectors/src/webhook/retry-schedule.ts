const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Delays 重试间隔 of the contract: the one before the first attempt, the one before the second … */
export const RETRY_DELAYS_MS = [
  0,
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
] as const;

/** So much of a delay is chance, so that what failed together does not come back together. */
const JITTER = 0.2;

/** Where a delivery stands after an attempt that failed. */
export interface FailedAttempt {
  /** Attempts so far, this one included. */
  readonly attempts: number;
  readonly nowMs: number;
  /** What the system asked for, if it did. */
  readonly retryAfterMs?: number | undefined;
  /** 0 ≤ random < 1. */
  readonly random: number;
}

/** When to try again 下次尝试时间, in ms since the epoch; undefined: it was tried often enough, a person looks at it. */
export function nextAttemptAt({
  attempts,
  nowMs,
  retryAfterMs = 0,
  random,
}: FailedAttempt): number | undefined {
  const delay = RETRY_DELAYS_MS[attempts];
  if (delay === undefined) return undefined;
  const jittered = delay * (1 - JITTER + 2 * JITTER * random);
  return nowMs + Math.round(Math.max(jittered, retryAfterMs));
}

/** How often a new order that takes longer is asked for 查询处理中的建单: every 2 seconds five times, then every 5 minutes. */
export function nextPendingAt(asked: number, nowMs: number): number {
  return nowMs + (asked < 5 ? 2 * SECOND : 5 * MINUTE);
}
