import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { IdAllocator } from '../../packages/server/src/instances/ids.ts';
import { Lane } from '../../packages/server/src/instances/lane.ts';
import { testWorld } from '../../packages/server/src/instances/testing/test-world.ts';
import { startEmbedded } from '../../packages/server/src/platform/db/embedded/start-embedded.ts';
import { migrate } from '../../packages/server/src/platform/db/migrate.ts';
import { openPool } from '../../packages/server/src/platform/db/pool.ts';
import { createTestHall } from '../../packages/server/src/platform/testing/test-hall.ts';
import { expectLedger } from './expect-ledger.ts';
import { readLedger } from './ledger.ts';
import { random } from './seeded-order.ts';
import { settleUnknown, write, type WriterDeps } from './writer.ts';

const SEED = 7;
const root = path.resolve(import.meta.dirname, '../..');

let folder: string;
let ledger: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'wb-kill-'));
  ledger = path.join(folder, 'ledger');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function startWriter(login: object, seed: number, mode = 'write'): ChildProcess {
  const script = path.join(import.meta.dirname, 'write-loop.ts');
  const args = ['--import', 'tsx', script, JSON.stringify(login), ledger, String(seed), mode];
  return spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Kills -9 as soon as so many commands were acknowledged: others are on their way at that moment. */
async function killAfter(writer: ChildProcess, acknowledged: number): Promise<void> {
  let seen = 0;
  writer.stdout?.on('data', (dots: Buffer) => {
    seen += dots.length;
    if (seen >= acknowledged) writer.kill('SIGKILL');
  });
  await once(writer, 'exit');
  expect(writer.signalCode).toBe('SIGKILL');
}

/** Lets clients write while harm is done again and again, and stops them after the last time. */
async function writeThrough(
  deps: Omit<WriterDeps, 'acknowledged'>,
  { every, times, harm }: { every: number; times: number; harm: () => Promise<unknown> },
): Promise<void> {
  let seen = 0;
  let done = 0;
  let last: Promise<unknown> = Promise.resolve();
  const acknowledged = (): void => {
    seen++;
    if (seen % every === 0 && seen <= every * times) last = last.then(harm).then(() => done++);
  };
  await write({ ...deps, acknowledged }, 12, () => done >= times);
  await last;
  await settleUnknown({ ...deps, acknowledged });
}

describe('a process that is killed in a write loop', () => {
  it('leaves every acknowledged command exactly once, after five kills', { timeout: 120_000 }, async () => {
    const hall = await createTestHall();
    const next = random(SEED);
    for (let round = 0; round < 5; round++) {
      const writer = startWriter(hall.target.hall, SEED + round);
      await killAfter(writer, 40 + Math.floor(next() * 120));
    }
    const [code] = await once(startWriter(hall.target.hall, SEED, 'settle'), 'exit');
    expect(code).toBe(0);
    const read = readLedger(ledger);
    expect(read.replies.size).toBeGreaterThan(200);
    await expectLedger(hall.pool, read);
    await hall.close();
  });
});

describe('a lane whose connections are killed while it writes', () => {
  it('answers every command once, with what really happened', { timeout: 120_000 }, async () => {
    const hall = await createTestHall();
    const world = await testWorld();
    const pool = hall.openPool(6);
    const lane = new Lane({ pool, clock: hall.clock, world, ids: new IdAllocator(pool) });
    const kill = () =>
      hall.ownerPool.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND usename = 'hall_main' AND state = 'active'`,
      );
    await writeThrough({ pool: hall.pool, lane, ledger, seed: SEED }, { every: 25, times: 12, harm: kill });
    await expectLedger(hall.pool, readLedger(ledger));
    await hall.close();
  });
});

describe('a database that is killed while people work', () => {
  it(
    'keeps every acknowledged command, and the lane goes on when it is back',
    { timeout: 120_000 },
    async () => {
      let server = await startEmbedded(folder);
      const target = await server.target('wangban', 'hall_main');
      await migrate(target);
      const pool = openPool(target.hall, target.schema, { max: 10 });
      const world = await testWorld();
      const lane = new Lane({ pool, clock: Date.now, world, ids: new IdAllocator(pool) });
      const restart = async (): Promise<void> => {
        process.kill(server.pid, 'SIGKILL');
        server = await startEmbedded(folder);
      };
      await writeThrough({ pool, lane, ledger, seed: SEED }, { every: 60, times: 3, harm: restart });
      await expectLedger(pool, readLedger(ledger));
      await pool.end();
      await server.stop();
    },
  );
});
