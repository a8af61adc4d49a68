import type { LiveSystems } from './systems/systems.ts';

/** What works for one system 单系统作业; it begins nothing before it is woken. */
export interface SystemWorker {
  /** Looks for work now. */
  wake(): void;
  /** Does everything that is due now, and what that makes due; gives the number of rows begun. */
  drain(): Promise<number>;
  /** Extends what is held. */
  beat(): Promise<void>;
  /** Begins nothing more and waits for what is under way. */
  stop(): Promise<void>;
  /** Breaks off what is under way. */
  abort(): Promise<void>;
}

/** Workers of all systems, as one. They keep no time: whoever opens them wakes them and lets them beat. */
export interface SystemWorkers {
  /** Something is due for these systems. */
  wake(systems: Iterable<string>): void;
  drain(): Promise<number>;
  beat(): Promise<void>;
  /** Begins nothing more, waits for what is under way, breaks off what then still is. */
  stop(): Promise<void>;
}

const STOP_MS = 20_000;

/** One worker for each system that is registered 各系统互不影响, also later: a dead system holds up nobody but itself. */
export function openSystemWorkers(systems: LiveSystems, make: (code: string) => SystemWorker): SystemWorkers {
  const workers = new Map<string, SystemWorker>();
  let isStopped = false;

  const workerOf = (code: string): SystemWorker => {
    const known = workers.get(code);
    if (known !== undefined) return known;
    const made = make(code);
    workers.set(code, made);
    return made;
  };

  return {
    wake: (codes) => {
      if (isStopped) return;
      for (const code of codes) if (systems.current().find(code) !== undefined) workerOf(code).wake();
    },
    drain: async () => {
      const all = (await systems.refresh()).all().map(({ code }) => workerOf(code));
      const begun = await Promise.all(all.map((worker) => worker.drain()));
      return begun.reduce((sum, each) => sum + each, 0);
    },
    beat: async () => {
      for (const worker of workers.values()) await worker.beat();
    },
    stop: async () => {
      isStopped = true;
      let late: NodeJS.Timeout | undefined;
      const patience = new Promise<void>((resolve) => {
        late = setTimeout(resolve, STOP_MS);
      });
      await Promise.race([Promise.all([...workers.values()].map((worker) => worker.stop())), patience]);
      clearTimeout(late);
      await Promise.all([...workers.values()].map((worker) => worker.abort()));
    },
  };
}
