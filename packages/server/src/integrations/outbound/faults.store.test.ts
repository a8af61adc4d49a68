import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectInvariants } from '../../instances/testing/invariants.ts';
import { openTestExchange, type TestExchange } from '../testing/test-exchange.ts';

let exchange: TestExchange;
beforeAll(async () => {
  exchange = await openTestExchange({ definition: { limits: { timeoutMs: 1000 } } });
}, 120_000);
afterAll(async () => {
  await expectInvariants(exchange.hall.pool);
  await exchange.close();
});

async function rows<T extends object>(sql: string, ...values: readonly unknown[]): Promise<readonly T[]> {
  return (await exchange.hall.pool.query<T>(sql, [...values])).rows;
}
const delivery = async (id: number) =>
  (
    await rows<{ status: string; attempts: number; unsure: boolean }>(
      'SELECT status, attempts, unsure FROM system_delivery WHERE instance_id = $1 ORDER BY id LIMIT 1',
      id,
    )
  )[0];
const effects = (reference: string) => exchange.simulator.effects(reference, 'order.create').length;
const minutes = (count: number): void => exchange.hall.clock.advance(count * 60_000);

describe('a new order', () => {
  it('is made once when the runner dies between the effect and the mark', async () => {
    const { instanceId, reference } = await exchange.submit();
    await exchange.settle();
    // What a process leaves that was killed after the system had made the order, and before the answer was written.
    await exchange.hall.pool.query('DELETE FROM system_event WHERE reference = $1', [reference]);
    await exchange.hall.pool.query('DELETE FROM system_order WHERE instance_id = $1', [instanceId]);
    await exchange.hall.pool.query(
      `UPDATE system_delivery SET status = 'running', lease_until = '2026-01-01', done_at = NULL WHERE instance_id = $1`,
      [instanceId],
    );
    await exchange.settle();
    expect([effects(reference), await delivery(instanceId)]).toMatchObject([
      1,
      { status: 'done', unsure: false },
    ]);
    const [order] = await rows<{ orderId: string }>(
      'SELECT order_id AS "orderId" FROM system_order WHERE instance_id = $1',
      instanceId,
    );
    expect(order?.orderId).toBe(exchange.simulator.orders().find((each) => each.reference === reference)?.id);
  });

  it('is looked for, and taken over, when the system did it and never answered', async () => {
    exchange.simulator.setFaults({ 'timeout-after-commit': 1 });
    const { instanceId, reference } = await exchange.submit();
    await exchange.settle();
    expect(await delivery(instanceId)).toMatchObject({ status: 'waiting', unsure: true });
    exchange.simulator.setFaults({});
    minutes(1);
    await exchange.settle();
    expect([effects(reference), await delivery(instanceId)]).toMatchObject([1, { status: 'done' }]);
  });

  it('is tried again when the system failed, and is there once in the end', async () => {
    exchange.simulator.setFaults({ '500': 1 });
    const { instanceId, reference } = await exchange.submit();
    await exchange.settle();
    minutes(1);
    await exchange.settle();
    expect(await delivery(instanceId)).toMatchObject({ status: 'waiting', attempts: 2 });
    exchange.simulator.setFaults({});
    minutes(10);
    await exchange.settle();
    expect([effects(reference), await delivery(instanceId)]).toMatchObject([1, { status: 'done' }]);
  });

  it('does not wait for another system’s answer to be right: web pages and half answers are none', async () => {
    for (const fault of ['html', 'malformed', 'error-200', 'empty'] as const) {
      exchange.simulator.setFaults({ [fault]: 1 });
      const { instanceId, reference } = await exchange.submit();
      await exchange.settle();
      exchange.simulator.setFaults({});
      minutes(5);
      await exchange.settle();
      expect([fault, effects(reference), (await delivery(instanceId))?.status]).toEqual([fault, 1, 'done']);
    }
  });

  it('that takes longer is asked for by its receipt', async () => {
    exchange.simulator.setFaults({ later: 1 });
    const { instanceId, reference } = await exchange.submit();
    await exchange.settle();
    exchange.simulator.setFaults({});
    minutes(1);
    await exchange.settle();
    expect([effects(reference), (await delivery(instanceId))?.status]).toEqual([1, 'done']);
  });
});

describe('events of a system that repeats and shuffles them', () => {
  it('leave each case as the system has it, its steps done once', async () => {
    exchange.simulator.setFaults({ duplicate: 0.6, 'no-signature': 0.1, lose: 0.1 });
    const cases = [await exchange.submit(), await exchange.submit(), await exchange.submit()];
    await exchange.settle();
    for (let step = 0; step < 3; step += 1) {
      for (const { reference } of cases) {
        const id = exchange.simulator.orders().find((order) => order.reference === reference)?.id ?? '';
        exchange.simulator.step(id);
      }
      minutes(1);
      await exchange.settle();
    }
    exchange.simulator.setFaults({});
    for (const { instanceId, reference } of cases) {
      expect(effects(reference)).toBe(1);
      const closes = await rows<{ n: number }>(
        `SELECT count(*)::int AS n FROM event WHERE instance_id = $1 AND events::text LIKE '%InstanceClosed%'`,
        instanceId,
      );
      expect(closes[0]?.n ?? 0).toBeLessThanOrEqual(1);
    }
  });
});

describe('a system that has gone away', () => {
  it('is switched off, its owner is told, and nothing is lost', async () => {
    exchange.simulator.setFaults({ '410': 1 });
    const { instanceId, reference } = await exchange.submit();
    await exchange.settle();
    const [system] = await rows<{ status: string }>('SELECT status FROM business_system');
    expect([system?.status, (await delivery(instanceId))?.status]).toEqual(['disabled', 'waiting']);
    const told = await rows<{ dedupe: string }>(
      `SELECT dedupe FROM message WHERE dedupe LIKE 'system/centre/gone/%'`,
    );
    expect(told.length).toBeGreaterThan(0);
    exchange.simulator.setFaults({});
    const admin = await exchange.as('202410010101', 'admin');
    const resumed = await admin.post('/api/systems/centre/status', { status: 'active', reason: '' });
    expect(resumed.status).toBe(204);
    await exchange.settle();
    expect([effects(reference), (await delivery(instanceId))?.status]).toEqual([1, 'done']);
  });
});
