/** Clock 时钟: the time and alarms, passed in, so that a test owns both. */
export interface Clock {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Calls `act` once after so many milliseconds; gives what calls it off. */
  readonly after: (ms: number, act: () => void) => () => void;
}

/** The machine's own clock. Its alarms do not keep a process alive that has nothing else to do. */
export const machineClock: Clock = {
  now: () => Date.now(),
  after: (ms, act) => {
    const timer = setTimeout(act, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
