import type { SystemWorker } from './system-workers.ts';

/** What looks after something of one system, now and then. */
export interface Looking {
  readonly clock: () => number;
  /** It looks at most so often. */
  readonly everyMs: number;
  /** Does what is due; gives how much that was. */
  readonly look: () => Promise<number>;
  readonly report: (error: unknown) => void;
  /** Breaks off what is under way. */
  readonly close?: () => Promise<void>;
}

/** A worker that holds nothing between its looks 定时查看: what is due stands in the database, or in a folder. */
export function lookingWorker({ clock, everyMs, look, report, close }: Looking): SystemWorker {
  let running: Promise<void> | undefined;
  let lookedAt = -Infinity;
  let begun = 0;
  let isStopping = false;

  const begin = (): void => {
    lookedAt = clock();
    running = look()
      .then((count) => {
        begun += count;
      })
      .catch(report)
      .finally(() => {
        running = undefined;
      });
  };
  const stop = async (): Promise<void> => {
    isStopping = true;
    await running;
    await close?.();
  };

  return {
    wake: () => {
      const now = clock();
      const isEarly = now - lookedAt < everyMs && now >= lookedAt;
      if (!isStopping && running === undefined && !isEarly) begin();
    },
    drain: async () => {
      const before = begun;
      await running;
      if (!isStopping) begin();
      await running;
      return begun - before;
    },
    beat: async () => undefined,
    stop,
    abort: async () => {
      isStopping = true;
      await close?.();
    },
  };
}
