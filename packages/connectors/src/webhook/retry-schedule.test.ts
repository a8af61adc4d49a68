import { assert, double, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRetryAfter } from './peer/retry-after.ts';
import { nextAttemptAt, nextPendingAt, RETRY_DELAYS_MS } from './retry-schedule.ts';

const after = (attempts: number) => nextAttemptAt({ attempts, nowMs: 0, random: 0.5 });

describe('the retry schedule', () => {
  test('adds up to 75 hours, 35 minutes and 5 seconds', () => {
    const sum = RETRY_DELAYS_MS.reduce((total, delay) => total + delay, 0);
    expect(sum).toBe(((75 * 60 + 35) * 60 + 5) * 1000);
  });

  test('waits 5 seconds after the first failure, 24 hours after the ninth, and ends with the tenth', () => {
    expect(after(1)).toBe(5000);
    expect(after(9)).toBe(24 * 3600_000);
    expect(after(10)).toBeUndefined();
  });

  test('lies within a fifth around the delay, whatever chance says', () => {
    assert(
      property(
        integer({ min: 1, max: 9 }),
        double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (attempts, random) => {
          const at = nextAttemptAt({ attempts, nowMs: 0, random }) ?? 0;
          const delay = RETRY_DELAYS_MS[attempts] ?? 0;
          expect(at).toBeGreaterThanOrEqual(Math.floor(delay * 0.8));
          expect(at).toBeLessThanOrEqual(Math.ceil(delay * 1.2));
        },
      ),
    );
  });

  test('never comes before the system wants it', () => {
    expect(nextAttemptAt({ attempts: 1, nowMs: 100, retryAfterMs: 60_000, random: 0 })).toBe(60_100);
    expect(nextAttemptAt({ attempts: 4, nowMs: 0, retryAfterMs: 1000, random: 0.5 })).toBe(2 * 3600_000);
  });

  test('asks for an order that takes longer every 2 seconds, then every 5 minutes', () => {
    expect([0, 4, 5, 50].map((asked) => nextPendingAt(asked, 0))).toEqual([2000, 2000, 300_000, 300_000]);
  });
});

describe('Retry-After', () => {
  const now = Date.parse('2026-03-02T01:00:00Z');

  test.each([
    ['7', 7000],
    [' 0 ', 0],
    ['Mon, 02 Mar 2026 01:00:30 GMT', 30_000],
    ['Mon, 02 Mar 2026 00:00:00 GMT', 0],
    ['999999999', 24 * 3600_000],
    ['soon', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%j is %s ms', (text, ms) => {
    expect(readRetryAfter(text, now)).toBe(ms);
  });
});
