import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestExchange, type TestExchange } from '../testing/test-exchange.ts';

let exchange: TestExchange;
beforeAll(async () => {
  exchange = await openTestExchange({ definition: { style: 'export' } });
});
afterAll(() => exchange.close());

it('sends nothing to a system that fetches its work itself: the work waits', async () => {
  const { instanceId, reference } = await exchange.submit();
  await exchange.settle();
  const { rows } = await exchange.hall.pool.query(
    'SELECT kind, status, attempts FROM system_delivery WHERE instance_id = $1',
    [instanceId],
  );
  expect(rows).toEqual([{ kind: 'order.create', status: 'waiting', attempts: 0 }]);
  expect(exchange.simulator.effects(reference)).toEqual([]);
});
