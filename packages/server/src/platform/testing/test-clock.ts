/** Clock 时钟 that only a test moves: call it for the time in ms since the epoch. */
export interface TestClock {
  (): number;
  set(instant: string | number): void;
  advance(ms: number): void;
}

/** Makes a clock that stands at `start`, by default Monday 2 March 2026, 09:00 in China. */
export function testClock(start: string | number = '2026-03-02T01:00:00Z'): TestClock {
  let now = toMs(start);
  return Object.assign(() => now, {
    set: (instant: string | number) => void (now = toMs(instant)),
    advance: (ms: number) => void (now += ms),
  });
}

function toMs(instant: string | number): number {
  const ms = new Date(instant).getTime();
  if (Number.isNaN(ms)) throw new RangeError(`${instant} is not an instant`);
  return ms;
}
