/** Background work 后台工作: runs when woken, and at least every few seconds. One round at a time. */
export interface Background {
  wake(): void;
  stop(): Promise<void>;
}

const AT_LEAST_EVERY_MS = 3000;

/** Keeps `round` running until stopped; a round that fails is reported and tried again with the next. */
export function runInBackground(round: () => Promise<void>, report: (error: unknown) => void): Background {
  const state = { stopped: false, woken: false, resume: nothing };
  const pause = () =>
    new Promise<void>((resolve) => {
      if (state.woken) return resolve();
      const timer = setTimeout(resolve, AT_LEAST_EVERY_MS);
      state.resume = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const running = (async () => {
    for (;;) {
      if (state.stopped) return;
      state.woken = false;
      await round().catch(report);
      await pause();
    }
  })();
  const wake = () => {
    state.woken = true;
    state.resume();
  };
  return {
    wake,
    stop: async () => {
      state.stopped = true;
      wake();
      await running;
    },
  };
}

function nothing(): void {}
