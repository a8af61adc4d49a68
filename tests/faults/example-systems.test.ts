import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDemo } from '../../examples/dorm-repair/src/create-demo.ts';
import { startCentre } from '../../examples/dorm-repair/src/start-centre.ts';
import { createTestDatabase } from '../../examples/foundation/src/testing/test-database.ts';
import { createOutbound } from '../../packages/connectors/src/outbound/outbound.ts';
import { runContractTest } from '../../packages/connectors/src/webhook/contract-test/run-contract-test.ts';
import { testSecret, TEST_SECRETS } from '../../packages/connectors/src/webhook/testing.ts';
import { freePort } from '../e2e/free-port.ts';

let data: string;
beforeEach(async () => {
  data = await mkdtemp(path.join(tmpdir(), 'wb-example-'));
});
afterEach(() => rm(data, { recursive: true, force: true }));

test.each(['dorm-repair', 'equipment-repair'])(
  'the contract test finds nothing wrong with %s',
  async (name) => {
    const folder = path.resolve(import.meta.dirname, '../../examples', name);
    const database = await createTestDatabase();
    const listener = await freePort();
    const running = await startCentre({
      folder,
      databaseUrl: database.url,
      hallUrl: `http://127.0.0.1:${listener}`,
      secrets: { fromHall: [TEST_SECRETS.fromHall], toHall: [TEST_SECRETS.toHall] },
      data,
      port: 0,
    });
    await createDemo(running.centre, folder, 'kapok-blossom-31');
    const { hostname, port } = new URL(running.url);
    const outbound = createOutbound({ allowed: [{ host: hostname, port: Number(port), private: true }] });
    try {
      const report = await runContractTest({
        baseUrl: `${running.url}/hall`,
        outbound,
        secrets: [testSecret(TEST_SECRETS.fromHall)],
        callback: { host: '127.0.0.1', port: listener, secrets: [testSecret(TEST_SECRETS.toHall)] },
      });
      const broken = report.results.filter(({ result }) => result === 'failed');
      expect(broken).toEqual([]);
      // Only the hook that a repair centre has no answer to is left out.
      const skipped = report.results.filter(({ result }) => result === 'skipped');
      expect(skipped.map(({ id }) => id)).toEqual(['hook-action.doing']);
    } finally {
      await outbound.close();
      await running.stop();
      await database.drop();
    }
  },
);
