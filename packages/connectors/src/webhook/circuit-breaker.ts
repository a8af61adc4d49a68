/** Circuit breaker 熔断 of one system: failures in a row, and until when it is left alone. */
export interface Breaker {
  readonly failures: number;
  readonly openUntilMs: number | undefined;
}

/** As it is at the beginning and after every success. */
export const CLOSED_BREAKER: Breaker = { failures: 0, openUntilMs: undefined };

/** So many failures in a row open it. */
export const BREAKER_FAILURES = 5;
/** So long it stays open; then one request may try. */
export const BREAKER_OPEN_MS = 60_000;

/** Whether something may be sent 能否发送: `trial` is one request alone, which has to be claimed by `beginTrial`. */
export function breakerState({ failures, openUntilMs }: Breaker, nowMs: number): 'closed' | 'open' | 'trial' {
  if (openUntilMs === undefined) return 'closed';
  if (nowMs < openUntilMs) return 'open';
  return failures >= BREAKER_FAILURES ? 'trial' : 'closed';
}

/** The breaker while one request tries 试探: open for the others, until the answer is there or as long again. */
export function beginTrial(breaker: Breaker, nowMs: number): Breaker {
  return { ...breaker, openUntilMs: nowMs + BREAKER_OPEN_MS };
}

/** The breaker after a failure that speaks against the system as a whole. */
export function afterFailure(breaker: Breaker, nowMs: number): Breaker {
  const failures = breaker.failures + 1;
  const openUntilMs = failures >= BREAKER_FAILURES ? nowMs + BREAKER_OPEN_MS : breaker.openUntilMs;
  return { failures, openUntilMs };
}

/** The breaker after an answer, good or refusing, that shows the system alive. */
export function afterAnswer(): Breaker {
  return CLOSED_BREAKER;
}

/** A system that asked to be spared 限速 (429, 503) is left alone so long; without a time, as long as after failures. */
export function spare(breaker: Breaker, nowMs: number, retryAfterMs: number | undefined): Breaker {
  const until = nowMs + (retryAfterMs ?? BREAKER_OPEN_MS);
  return { ...breaker, openUntilMs: Math.max(until, breaker.openUntilMs ?? 0) };
}
