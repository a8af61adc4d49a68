import type { Clock } from './clock.ts';

/** Clock 时钟 that only its owner moves. */
export interface ManualClock extends Clock {
  /** Moves on; alarms that fall due go off in their order, each at its own time. */
  readonly advance: (ms: number) => void;
  readonly set: (atMs: number) => void;
  /** When the next alarm goes off. */
  readonly nextAlarmAt: () => number | undefined;
}

/** Makes a clock that stands still, by default on Monday 2 March 2026, 09:00 in China. */
export function manualClock(startMs = Date.parse('2026-03-02T01:00:00Z')): ManualClock {
  let now = startMs;
  let count = 0;
  const alarms = new Map<number, { readonly atMs: number; readonly act: () => void }>();
  const next = () =>
    [...alarms].reduce<{ key: number; atMs: number; act: () => void } | undefined>(
      (first, [key, alarm]) => (first === undefined || alarm.atMs < first.atMs ? { key, ...alarm } : first),
      undefined,
    );
  const set = (atMs: number) => {
    for (let due = next(); due !== undefined && due.atMs <= atMs; due = next()) {
      alarms.delete(due.key);
      now = Math.max(now, due.atMs);
      due.act();
    }
    now = atMs;
  };
  return {
    now: () => now,
    after: (ms, act) => {
      const key = (count += 1);
      alarms.set(key, { atMs: now + ms, act });
      return () => void alarms.delete(key);
    },
    advance: (ms) => set(now + ms),
    set,
    nextAlarmAt: () => next()?.atMs,
  };
}
