import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { password } from './people.ts';

const root = join(import.meta.dirname, '../..');
const START_LIMIT_MS = 90_000;
const STOP_LIMIT_MS = 20_000;
const ASK_AGAIN_MS = 150;

/** A running hall with the demo campus on a port and a data directory of its own. */
export interface HallProcess {
  readonly url: string;
  /** Its data directory. */
  readonly data: string;
  /** Everything that the server printed; kept after the run for whoever looks for a cause. */
  readonly log: string;
  /** Stops server and database and removes the data directory. */
  readonly stop: () => Promise<void>;
}

/** Starts the real hall as people do, on this machine only. */
export async function startHall(): Promise<HallProcess> {
  const port = await freePort();
  const data = await mkdtemp(join(tmpdir(), 'wangban-hall-'));
  const log = join(tmpdir(), `wangban-hall-${port}.log`);
  const output = createWriteStream(log);
  const server = spawn(process.execPath, ['scripts/start.mjs', '--port', String(port), '--data', data], {
    cwd: root,
    env: { ...process.env, WANGBAN_DEMO_PASSWORD: password },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  server.stdout.pipe(output);
  server.stderr.pipe(output);
  const ended = new Promise<void>((resolve) => {
    server.once('exit', () => resolve());
  });
  const stop = async () => {
    server.kill('SIGTERM');
    const late = setTimeout(() => server.kill('SIGKILL'), STOP_LIMIT_MS);
    await ended;
    clearTimeout(late);
    await rm(data, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}`;
  try {
    await ready(url, () => server.exitCode);
  } catch (error) {
    await stop();
    throw new Error(`the hall did not start, see ${log}`, { cause: error });
  }
  return { url, data, log, stop };
}

async function ready(url: string, exitCode: () => number | null): Promise<void> {
  const until = Date.now() + START_LIMIT_MS;
  while (Date.now() < until) {
    if (exitCode() !== null) throw new Error(`the server ended with ${exitCode()}`);
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
  }
  throw new Error(`not ready after ${START_LIMIT_MS} ms`);
}
