import { isAlive } from './embedded/postmaster.ts';
import { startEmbedded, type Embedded } from './embedded/start-embedded.ts';

/** Embedded database under watch 守护中的内嵌数据库. */
export interface KeptDatabase {
  stop(): Promise<void>;
}

const LOOK_EVERY_MS = 1000;
/** A full disk stays full for a while: not a start per second. */
const RETRY_AFTER_MS = 5000;

/**
 * Looks every second whether the database's main process lives and starts it again when it was killed. The pool comes
 * back by itself: the socket has the same place.
 */
export function keepRunning(
  dataFolder: string,
  first: Embedded,
  report: (message: string, error?: unknown) => void,
): KeptDatabase {
  let current = first;
  let restarting: Promise<void> | undefined;
  let waitUntil = 0;

  const restart = async (): Promise<void> => {
    report('database process is gone: starting it again');
    try {
      current = await startEmbedded(dataFolder);
      report('database runs again');
    } catch (error) {
      waitUntil = performance.now() + RETRY_AFTER_MS;
      report('database does not start', error);
    }
  };

  const timer = setInterval(() => {
    if (restarting !== undefined || isAlive(current.pid) || performance.now() < waitUntil) return;
    restarting = restart().finally(() => {
      restarting = undefined;
    });
  }, LOOK_EVERY_MS);
  timer.unref();

  return {
    stop: async () => {
      clearInterval(timer);
      await restarting;
      await current.stop();
    },
  };
}
