import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  hallClient,
  type HallClient,
  FROM_HALL,
  TO_HALL,
} from '../../examples/dorm-repair/src/testing/fake-hall.ts';
import { makeDatabase } from '../../examples/foundation/src/testing/make-database.ts';
import { hallUrl } from './fixtures.ts';
import { password } from './people.ts';

/** A business system 业务系统 of `examples/` that runs for one test file. */
export interface ExampleProcess {
  readonly url: string;
  /** Speaks to it as the hall does. */
  readonly asHall: HallClient;
  readonly stop: () => Promise<void>;
}

/** Starts `examples/<name>/start.mjs` on a database of its own in the cluster of the hall under test. */
export async function startExample(name: string, hall = hallUrl()): Promise<ExampleProcess> {
  const database = await makeDatabase({ host: await socketFolder(), port: 5432, user: 'wangban' });
  const data = await mkdtemp(path.join(tmpdir(), 'wangban-example-'));
  const start = path.resolve(import.meta.dirname, '../../examples', name, 'start.mjs');
  const child = spawn(process.execPath, [start, '--port', '0', '--create-demo'], {
    cwd: data,
    env: {
      ...process.env,
      DATABASE_URL: database.url,
      HALL_URL: hall,
      SECRET_FROM_HALL: FROM_HALL,
      SECRET_TO_HALL: TO_HALL,
      DEMO_PASSWORD: password,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const [line] = await Promise.race([once(child.stdout, 'data'), ended]);
  if (child.exitCode !== null) throw new Error(`${name} did not start`);
  const { url, base } = JSON.parse(String(line));
  return {
    url,
    asHall: hallClient(base, () => Date.now()),
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      await database.drop();
      await rm(data, { recursive: true, force: true });
    },
  };
}

async function socketFolder(): Promise<string> {
  const file = path.join(process.env['WANGBAN_E2E_DATA'] ?? '', 'postgres/postmaster.pid');
  // Lines: pid, data folder, start time, port, socket folder.
  return (await readFile(file, 'utf8')).split('\n')[4]?.trim() ?? '';
}
