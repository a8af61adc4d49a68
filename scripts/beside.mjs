import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { keepRunning } from './keep-running.mjs';

/** What does not end by itself in this time is killed: nothing is lost by it. */
const STOP_LIMIT_MS = 8000;

/**
 * Programs beside a server 伴随进程: kept running under the settings that it asked for last, each on its port or, when somebody
 * else has that, on any free one. Their first line of JSON says that they are ready and is told; all else goes to stderr.
 */
export function beside({ report, tell }) {
  const running = new Map();
  let stopped = false;

  /** Those that are no longer asked for, or with other settings, end; the rest go on where they are. */
  const change = async (programs) => {
    const wanted = new Map(programs.map((program) => [program.name, settingsOf(program)]));
    const others = [...running].filter(([name, { settings }]) => wanted.get(name) !== settings);
    await Promise.all(others.map(([name, one]) => end(name, one)));
    for (const program of programs) {
      const one = running.get(program.name);
      if (one === undefined && !stopped) running.set(program.name, start(program));
      else if (one?.ready !== undefined) tell({ name: program.name, line: one.ready });
    }
  };

  const start = (program) => {
    const { name, args, port, env } = program;
    const one = { settings: settingsOf(program), ready: undefined };
    let place = port;
    const kept = keepRunning({
      name,
      command: process.execPath,
      args: async () => {
        place = (await isFree(place, env.HOST)) ? place : 0;
        return [...args, '--port', String(place)];
      },
      options: { stdio: ['ignore', 'pipe', 'inherit', 'ipc'], env: { ...process.env, ...env } },
      report,
      started: (child) => {
        one.ready = undefined;
        createInterface(child.stdout).on('line', (line) => {
          if (!line.startsWith('{"ready":true')) return report(`${name}: ${line}`);
          one.ready = line;
          place = Number(new URL(JSON.parse(line).url).port);
          tell({ name, line });
        });
      },
    });
    return Object.assign(one, { kept });
  };

  const end = async (name, { kept }) => {
    running.delete(name);
    kept.stop(STOP_LIMIT_MS);
    await kept.ended;
  };

  let turn = Promise.resolve();
  return {
    keep: (programs) => {
      turn = turn.then(() => change(programs));
    },
    stop: async () => {
      stopped = true;
      await Promise.all([...running].map(([name, one]) => end(name, one)));
    },
  };
}

/** What a program is started again for; where it listens is no reason. */
function settingsOf({ args, env }) {
  return JSON.stringify({ args, env });
}

/** Whether nobody listens on the port. */
function isFree(port, host) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host }, () => probe.close(() => resolve(true)));
  });
}
