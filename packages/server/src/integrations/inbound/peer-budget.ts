/** Events that a system may send in a minute, unless its definition says otherwise. */
const EVENTS_PER_MINUTE = 150_000;

/** Budget 限速 by system: takes one token; 0 = allowed, else seconds to wait. */
export type PeerBudget = (system: string, perMinute: number | undefined) => number;

/** Token buckets in this process's memory: as much at once as in a minute, after a quiet one. */
export function peerBudget(clock: () => number): PeerBudget {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return (system, perMinute = EVENTS_PER_MINUTE) => {
    const now = clock();
    const bucket = buckets.get(system) ?? { tokens: perMinute, at: now };
    const perMs = perMinute / 60_000;
    bucket.tokens = Math.min(perMinute, bucket.tokens + Math.max(0, now - bucket.at) * perMs);
    bucket.at = now;
    buckets.set(system, bucket);
    if (bucket.tokens < 1) return Math.ceil((1 - bucket.tokens) / perMs / 1000);
    bucket.tokens -= 1;
    return 0;
  };
}
