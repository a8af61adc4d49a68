/** Longest wait that a peer may ask for: a day. */
const LONGEST_MS = 24 * 3600_000;

/** Reads `Retry-After` 重试等待 (RFC 9110 §10.2.3): seconds or a date; undefined when it is absent or makes no sense. */
export function readRetryAfter(text: string | undefined, nowMs: number): number | undefined {
  if (text === undefined) return undefined;
  const word = text.trim();
  const ms = /^\d{1,9}$/.test(word) ? Number(word) * 1000 : Date.parse(word) - nowMs;
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), LONGEST_MS);
}
