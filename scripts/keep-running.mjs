import { spawn } from 'node:child_process';

/** Exit code of a program that refuses to start: trying again would not help (its message says why). */
const REFUSED = 2;
/** Shorter lives than this are failures to start. */
const QUICK_MS = 10_000;
const MOST_QUICK = 5;
const LONGEST_PAUSE_MS = 10_000;

/**
 * Keeps a process running: starts it again when it was killed or crashed, at once the first time, then after longer and
 * longer pauses, and gives up after five quick failures in a row. `args` is called for every start, `started` with every
 * child. `ended` resolves with the exit code.
 */
export function keepRunning({ name, command, args, options, report, started, pauseMs = backOffMs }) {
  let child;
  let stopping = false;
  let quick = 0;
  let pause;
  let resolve;
  const ended = new Promise((done) => {
    resolve = done;
  });

  const start = async () => {
    const words = await args();
    if (stopping) return resolve(0);
    const began = performance.now();
    // A group of its own: Ctrl-C in the terminal reaches only us, and we pass it on once.
    child = spawn(command, words, { ...options, detached: true });
    child.once('error', (error) => report(`${name} cannot be started: ${error.message}`));
    child.once('close', (code, signal) => again(code, signal, performance.now() - began));
    started(child);
  };

  const again = (code, signal, livedMs) => {
    child = undefined;
    if (stopping || code === 0 || code === REFUSED) return resolve(code ?? 1);
    quick = livedMs < QUICK_MS ? quick + 1 : 0;
    const how = signal === null ? `ended with code ${code}` : `was killed (${signal})`;
    if (quick >= MOST_QUICK) {
      report(
        `${name} ${how}, ${quick} times in a row shortly after its start: giving up. See the messages above.`,
      );
      return resolve(1);
    }
    const waitMs = pauseMs(quick);
    report(`${name} ${how}: starting it again${waitMs > 0 ? ` in ${waitMs / 1000} s` : ''}`);
    pause = setTimeout(() => void start(), waitMs);
  };

  void start();
  return {
    ended,
    /** Asks it to end; with a limit, kills it when it has not ended by then. */
    stop: (limitMs) => {
      stopping = true;
      clearTimeout(pause);
      if (child === undefined) return resolve(0);
      child.kill('SIGTERM');
      if (limitMs === undefined) return;
      const late = setTimeout(() => child?.kill('SIGKILL'), limitMs);
      void ended.then(() => clearTimeout(late));
    },
  };
}

/** None after a long life, then 0.5 s, 1 s, 2 s … */
function backOffMs(quick) {
  return quick === 0 ? 0 : Math.min(LONGEST_PAUSE_MS, 250 * 2 ** quick);
}
