import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestClient } from '../../platform/testing/http-client.ts';
import { CENTRE } from '../testing/centre.ts';
import { openTestExchange, type TestExchange } from '../testing/test-exchange.ts';

const BASE = `/api/office/systems/${CENTRE}`;

let exchange: TestExchange;
let admin: TestClient;
beforeAll(async () => {
  exchange = await openTestExchange({ silent: true });
  admin = await exchange.as('202410010102', 'admin');
});
afterAll(() => exchange.close());

async function filed(): Promise<{ readonly instanceId: number; readonly orderId: string }> {
  const { instanceId, reference } = await exchange.submit();
  await exchange.settle();
  const order = exchange.simulator.orders().find((each) => each.reference === reference);
  return { instanceId, orderId: order?.id ?? '' };
}
async function compared(): Promise<void> {
  exchange.hall.clock.advance(1000);
  expect((await admin.post(`${BASE}/reconciliation`, {})).status).toBe(202);
  await exchange.settle();
}
const page = async (client = admin) => client.get(`${BASE}/reconciliation`);
const open = async () => (await admin.get(`${BASE}/differences?status=open`)).body;

describe('the page of the comparison', () => {
  it('has how many orders both sides have, what differs by class, and every row behind it', async () => {
    const one = await filed();
    await filed();
    exchange.simulator.change(one.orderId, { status: 'dispatched', costCents: 0 });
    await compared();
    expect((await page()).body).toMatchObject({
      last: { here: 2, there: 2, differ: 1, healed: 0 },
      isRunning: false,
      open: { differ: 1, onlyHere: 0 },
      mayCompare: true,
      maySettle: true,
    });
    expect(await open()).toMatchObject({
      items: [
        {
          class: 'differ',
          instanceId: one.instanceId,
          hereLabel: { zh: '已登记' },
          thereLabel: { zh: '已派单' },
          there: { version: 2 },
        },
      ],
      next: null,
    });
  });

  it('lets a person take over what the system says now, with a note that is kept', async () => {
    const body: { items: readonly { id: number; orderId: string }[] } = {
      items: [],
      ...Object(await open()),
    };
    const [difference] = body.items;
    exchange.simulator.change(difference?.orderId ?? '', { status: 'done', costCents: 0 });
    const settled = await admin.post(`${BASE}/differences/${difference?.id}`, {
      do: 'adopt',
      note: '电话核实',
    });
    expect(settled.status).toBe(204);
    await exchange.settle();
    expect(await open()).toMatchObject({ items: [] });
    expect((await admin.get(`${BASE}/differences?status=settled`)).body).toMatchObject({
      items: [{ note: '电话核实', status: 'settled' }],
    });
    const { rows } = await exchange.hall.pool.query(`SELECT status FROM instance ORDER BY id LIMIT 1`);
    expect(rows).toEqual([{ status: 'closed' }]);
    const again = await admin.post(`${BASE}/differences/${difference?.id}`, {
      do: 'settle',
      note: '再来一次',
    });
    expect(again).toMatchObject({ status: 409, body: { code: 'SYSTEM_ROW_MOVED' } });
  });

  it('does not exist for people of other units, and an auditor only looks', async () => {
    const auditor = await exchange.as('202410010103', 'auditor');
    expect(await page(auditor)).toMatchObject({ status: 200, body: { maySettle: false } });
    expect((await auditor.post(`${BASE}/reconciliation`, {})).status).toBe(403);
    const student = await exchange.as('202410010101', 'office');
    expect((await page(student)).status).toBe(404);
  });

  it('says that a system cannot be asked, and leaves the difference open', async () => {
    const { orderId } = await filed();
    exchange.simulator.change(orderId, { status: 'accepted', costCents: 0 });
    await compared();
    const body: { items: readonly { id: number }[] } = { items: [], ...Object(await open()) };
    exchange.simulator.setFaults({ 500: 1 });
    const refused = await admin.post(`${BASE}/differences/${body.items[0]?.id}`, {
      do: 'adopt',
      note: '采用',
    });
    expect(refused).toMatchObject({ status: 409, body: { code: 'SYSTEM_SILENT' } });
    expect(await open()).toMatchObject({ items: [{ status: 'open' }] });
  });
});
