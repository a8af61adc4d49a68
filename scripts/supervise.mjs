import { spawn } from 'node:child_process';

/** Exit code of a server that refuses to start: trying again would not help (its message says why). */
const REFUSED = 2;
/** Shorter lives than this are failures to start. */
const QUICK_MS = 10_000;
const MOST_QUICK = 5;
const LONGEST_PAUSE_MS = 10_000;

/**
 * Keeps a server process running 守护进程: starts it again when it was killed or crashed, at once the first time, then
 * after longer and longer pauses, and gives up after five quick failures in a row. SIGINT, SIGTERM and SIGHUP are passed
 * on as "stop"; the server sees a lost supervisor by its closed channel. Resolves with the exit code.
 */
export function supervise({ command, args, report, pauseMs = backOffMs }) {
  return new Promise((resolve) => {
    let child;
    let stopping = false;
    let quick = 0;
    let pause;

    const start = () => {
      const began = performance.now();
      // A group of its own: Ctrl-C in the terminal reaches only us, and we pass it on once.
      child = spawn(command, args, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], detached: true });
      child.once('error', (error) => report(`the server cannot be started: ${error.message}`));
      child.once('close', (code, signal) => ended(code, signal, performance.now() - began));
    };

    const ended = (code, signal, livedMs) => {
      child = undefined;
      if (stopping || code === 0 || code === REFUSED) return resolve(code ?? 1);
      quick = livedMs < QUICK_MS ? quick + 1 : 0;
      const how = signal === null ? `ended with code ${code}` : `was killed (${signal})`;
      if (quick >= MOST_QUICK) {
        report(
          `the server ${how}, ${quick} times in a row shortly after its start: giving up. See the messages above.`,
        );
        return resolve(1);
      }
      const waitMs = pauseMs(quick);
      report(`the server ${how}: starting it again${waitMs > 0 ? ` in ${waitMs / 1000} s` : ''}`);
      pause = setTimeout(start, waitMs);
    };

    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(signal, () => {
        stopping = true;
        clearTimeout(pause);
        if (child === undefined) resolve(0);
        else child.kill('SIGTERM');
      });
    }
    start();
  });
}

/** None after a long life, then 0.5 s, 1 s, 2 s … */
function backOffMs(quick) {
  return quick === 0 ? 0 : Math.min(LONGEST_PAUSE_MS, 250 * 2 ** quick);
}
