import type { RateClass } from './contract.ts';

/** Budget 限额 of one person: so many requests per minute, the same number at once after a quiet minute. */
const PER_MINUTE: Readonly<Record<RateClass, number>> = {
  read: 600,
  search: 240,
  write: 240,
  upload: 60,
  import: 20,
  feedback: 6,
  // Flood guard only; wrong passwords are counted in the database (sign-in-limits.ts).
  login: 60,
  system: 1200,
  // Business systems have budgets of their own, by system (integrations/inbound); this guards against floods without one.
  peer: 60_000,
};

/** A whole campus may come from one address, so an address without a session has a larger budget. */
const ADDRESS_FACTOR = 10;
const SWEEP_MS = 60_000;

interface Bucket {
  tokens: number;
  at: number;
}

/** Takes one token of a person (id) or an address (text); 0 = allowed, else seconds to wait. */
export type RateLimiter = (rateClass: RateClass, who: number | string) => number;

/**
 * Rate limiter 限流器: one token bucket per class and person (or address). It lives in this process's memory, so with
 * n processes a person has up to n times the budget; what must hold across processes (sign-in) is counted in the database.
 * @param factor multiplies every budget (load tests use a large one)
 */
export function rateLimiter(clock: () => number, factor = 1): RateLimiter {
  const buckets = new Map<string, Bucket>();
  let sweptAt = clock();
  return (rateClass, who) => {
    const now = clock();
    if (now - sweptAt > SWEEP_MS) {
      sweptAt = now;
      forgetFull(buckets, now);
    }
    const limit = PER_MINUTE[rateClass] * factor * (typeof who === 'string' ? ADDRESS_FACTOR : 1);
    const perMs = limit / 60_000;
    const key = `${rateClass} ${typeof who} ${who}`;
    const bucket = buckets.get(key) ?? { tokens: limit, at: now };
    bucket.tokens = Math.min(limit, bucket.tokens + Math.max(0, now - bucket.at) * perMs);
    bucket.at = now;
    buckets.set(key, bucket);
    if (bucket.tokens < 1) return Math.ceil((1 - bucket.tokens) / perMs / 1000);
    bucket.tokens -= 1;
    return 0;
  };
}

/** A bucket untouched for a minute is full again: forgetting it changes nothing. */
function forgetFull(buckets: Map<string, Bucket>, now: number): void {
  for (const [key, bucket] of buckets) if (now - bucket.at > 60_000) buckets.delete(key);
}
