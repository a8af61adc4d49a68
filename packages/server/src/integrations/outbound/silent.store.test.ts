import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changeSecret } from '../systems/change-secret.ts';
import { CENTRE } from '../testing/centre.ts';
import { openTestExchange, type TestExchange } from '../testing/test-exchange.ts';

const HOUR_MS = 3_600_000;

let exchange: TestExchange;
beforeAll(async () => {
  exchange = await openTestExchange({ silent: true });
}, 120_000);
afterAll(() => exchange.close());
beforeEach(answers);

/** Something is sent, and the system answers. */
async function answers(): Promise<void> {
  exchange.simulator.setFaults({});
  await exchange.submit();
  // So long it is left alone after failures.
  exchange.hall.clock.advance(60_000);
  await exchange.settle();
  expect(await system()).toMatchObject({ status: 'active', failures: 0, failingSince: null });
}

/** It fails now and then for so long; somebody applies every day. */
async function failsFor(hours: number): Promise<void> {
  exchange.simulator.setFaults({ '500': 1 });
  await exchange.submit();
  await exchange.settle();
  for (let hour = 0; hour < hours; hour += 6) {
    exchange.hall.clock.advance(Math.min(6, hours - hour) * HOUR_MS);
    if (hour % 24 === 0) await exchange.submit();
    await exchange.settle();
  }
}

async function system() {
  const { rows } = await exchange.hall.pool.query<{
    status: string;
    reason: string | null;
    failures: number;
    failingSince: Date | null;
  }>(
    'SELECT status, status_reason AS reason, failures, failing_since AS "failingSince" FROM business_system',
  );
  return rows[0];
}

async function told(): Promise<readonly { readonly body: { readonly zh: string } }[]> {
  const { rows } = await exchange.hall.pool.query<{ body: { zh: string } }>(
    `SELECT body FROM message WHERE dedupe LIKE 'system/centre/silent/%'`,
  );
  return rows;
}

describe('a system that only fails', () => {
  it('is tried for five days, then switched off; those in charge are told, and nothing is lost', async () => {
    await failsFor(119);
    expect(await system()).toMatchObject({ status: 'active' });
    expect(await told()).toEqual([]);
    const { instanceId } = await exchange.submit();
    await failsFor(2);
    expect(await system()).toMatchObject({
      status: 'disabled',
      reason: expect.stringContaining('连续 5 天没有一次送达'),
    });
    const messages = await told();
    expect(messages.length).toBeGreaterThan(0);
    expect(messages[0]?.body.zh).toContain('重新启用');

    // Switched on again it begins with a clean slate, and what waited is sent.
    exchange.simulator.setFaults({});
    const admin = await exchange.as('202410010101', 'admin');
    expect((await admin.post('/api/systems/centre/status', { status: 'active', reason: '' })).status).toBe(
      204,
    );
    expect(await system()).toMatchObject({ status: 'active', failures: 0, failingSince: null });
    exchange.hall.clock.advance(24 * HOUR_MS);
    await exchange.settle();
    const { rows } = await exchange.hall.pool.query(
      'SELECT status FROM system_delivery WHERE instance_id = $1',
      [instanceId],
    );
    expect(rows).toEqual([{ status: 'done' }]);
  }, 120_000);

  it('is given another five days by one answer', async () => {
    await failsFor(72);
    await answers();
    await failsFor(72);
    expect(await system()).toMatchObject({ status: 'active' });
  }, 120_000);
});

describe('a system that nothing was sent to for a week', () => {
  it('is not switched off because it fails once', async () => {
    exchange.hall.clock.advance(7 * 24 * HOUR_MS);
    exchange.simulator.setFaults({ '500': 1 });
    await exchange.submit();
    await exchange.settle();
    expect(await system()).toMatchObject({ status: 'active', failingSince: new Date(exchange.hall.clock()) });
  });
});

describe('a system that refuses everything', () => {
  it('is alive: what it refuses waits for a person, and it stays switched on', async () => {
    const { parts, hall } = exchange;
    const value = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
    const change = { system: CENTRE, direction: 'outbound', value, overlapMs: 0, by: null } as const;
    await changeSecret({ ...parts, pool: hall.pool, clock: hall.clock }, change);
    for (let day = 0; day < 6; day++) {
      await exchange.submit();
      await exchange.settle();
      hall.clock.advance(24 * HOUR_MS);
    }
    const { rows } = await hall.pool.query(
      `SELECT FROM system_delivery WHERE status = 'dead' AND answer_status = 401`,
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(await system()).toMatchObject({ status: 'active', failingSince: null });
  });
});
