import { beside } from './beside.mjs';
import { keepRunning } from './keep-running.mjs';

/**
 * Keeps a server process running 守护进程, and the programs that it asks for beside it. SIGINT, SIGTERM and SIGHUP are passed on
 * as "stop": first to the programs, whose database the server stops, then to the server, which sees a lost supervisor by
 * its closed channel. Resolves with the exit code.
 */
export async function supervise({ command, args, report, pauseMs }) {
  let running;
  // A server that has just died cannot be told any more; the next one asks.
  const tell = (ready) => running?.connected === true && running.send({ ready }, () => undefined);
  const programs = beside({ report, tell });
  const server = keepRunning({
    name: 'the server',
    command,
    args: () => args,
    options: { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] },
    report,
    pauseMs,
    started: (child) => {
      running = child;
      child.on('message', ({ keep }) => programs.keep(keep));
    },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => void programs.stop().then(server.stop));
  }
  const code = await server.ended;
  await programs.stop();
  return code;
}
