import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestExchange, type TestExchange } from '../testing/test-exchange.ts';

const LINES = 4;
const CASES = 30;

let exchange: TestExchange;
beforeAll(async () => {
  const definition = { limits: { concurrency: LINES } };
  exchange = await openTestExchange({ silent: true, definition, simulator: { faults: { '500': 1 } } });
}, 120_000);
afterAll(() => exchange.close());

/** Every claim raises the fence, also one that is given back. */
async function fences(): Promise<readonly number[]> {
  const { rows } = await exchange.hall.pool.query<{ fence: number }>(
    'SELECT fence FROM system_delivery ORDER BY id',
  );
  return rows.map(({ fence }) => fence);
}

describe('a system that has not answered yet', () => {
  it('is given no more than its lines carry, and nothing more once it has failed again and again', async () => {
    for (let count = 0; count < CASES; count++) await exchange.submit();
    await exchange.settle();
    const claimed = (await fences()).filter((fence) => fence > 0).length;
    expect(claimed).toBeGreaterThanOrEqual(LINES);
    expect(claimed).toBeLessThanOrEqual(2 * LINES);
  });

  it('is given everything once it answers, each case once', async () => {
    exchange.simulator.setFaults({});
    exchange.hall.clock.advance(10 * 60_000);
    await exchange.settle();
    const { rows } = await exchange.hall.pool.query(
      `SELECT status, count(*)::int AS n FROM system_delivery GROUP BY status`,
    );
    expect(rows).toEqual([{ status: 'done', n: CASES }]);
    expect(exchange.simulator.orders()).toHaveLength(CASES);
  });
});
