import { createServer } from 'node:net';
import path from 'node:path';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { afterEach, describe, expect, test } from 'vitest';
import { deliverDue } from '../../examples/dorm-repair/src/outbox/deliver.ts';
import { startCentre } from '../../examples/dorm-repair/src/start-centre.ts';
import { FROM_HALL, TO_HALL } from '../../examples/dorm-repair/src/testing/fake-hall.ts';
import { createTestDatabase } from '../../examples/foundation/src/testing/test-database.ts';
import { manualClock, type ManualClock } from '../../packages/connectors/src/manual-clock.ts';
import {
  runContractTest,
  type ContractReport,
} from '../../packages/connectors/src/webhook/contract-test/run-contract-test.ts';
import {
  createOutbound,
  readSecret,
  type Clock,
  type Secret,
} from '../../packages/connectors/src/webhook/index.ts';

const examples = path.resolve(import.meta.dirname, '../../examples');
const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

function secret(text: string): Secret {
  const read = readSecret(text);
  if ('problems' in read) throw new Error(text);
  return read.value;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** While the test waits, the centre sends what is due, and then the next second comes. */
function workingClock(clock: ManualClock, work: () => Promise<unknown>): Clock {
  const drive = async (isOver: () => boolean): Promise<void> => {
    await work();
    if (isOver()) return;
    clock.advance(1000);
    await drive(isOver);
  };
  return {
    now: clock.now,
    after: (ms, act) => {
      let isOver = false;
      const cancel = clock.after(ms, () => {
        isOver = true;
        act();
      });
      void drive(() => isOver);
      return () => {
        isOver = true;
        cancel();
      };
    },
  };
}

async function contractReport(folder: string): Promise<ContractReport> {
  const clock = manualClock();
  const database = await createTestDatabase();
  closers.push(() => database.drop());
  const data = await mkdtemp(path.join(tmpdir(), 'centre-'));
  closers.push(() => rm(data, { recursive: true, force: true }));
  const port = await freePort();
  const running = await startCentre({
    folder: path.join(examples, folder),
    databaseUrl: database.url,
    hallUrl: `http://127.0.0.1:${port}`,
    secrets: { fromHall: [FROM_HALL], toHall: [TO_HALL] },
    data,
    port: 0,
    now: () => new Date(clock.now()),
    background: false,
  });
  closers.push(() => running.stop());
  const { hostname, port: own } = new URL(running.url);
  const outbound = createOutbound({ allowed: [{ host: hostname, port: Number(own), private: true }] });
  closers.push(() => outbound.close());
  return runContractTest({
    baseUrl: `${running.url}/hall`,
    outbound,
    secrets: [secret(FROM_HALL)],
    callback: { host: '127.0.0.1', port, secrets: [secret(TO_HALL)] },
    clock: workingClock(clock, () => deliverDue(running.centre)),
  });
}

describe('a repair centre', () => {
  test.each(['dorm-repair', 'equipment-repair'])(
    'keeps every promise of the contract: %s',
    async (folder) => {
      const { results } = await contractReport(folder);
      expect(results.filter(({ result }) => result === 'failed')).toEqual([]);
      // Which before-events a centre answers is its own affair.
      const skipped = results.filter(({ id, result }) => result === 'skipped' && !id.startsWith('hook-'));
      expect(skipped).toEqual([]);
    },
  );
});
