import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createEvent, FROM_HALL, hallClient, hallEvent, TO_HALL } from '../testing/fake-hall.ts';
import { createTestCentre, type TestCentre } from '../testing/test-centre.ts';
import { deliverDue } from './deliver.ts';
import { readBacklog } from './list-deliveries.ts';
import { settleByHand } from './store.ts';

let centre: TestCentre;
beforeAll(async () => {
  centre = await createTestCentre();
});
afterAll(() => centre.close());
beforeEach(async () => {
  await centre.centre.pool.query('DELETE FROM hall_delivery');
  centre.hall.heard.length = 0;
  centre.hall.answer = () => ({ status: 202 });
});

const middle = () => 0.5;

async function make(reference: string): Promise<string> {
  return String((await centre.asHall.post('/orders', createEvent(reference))).json['id']);
}

async function note(id: string, reference: string, seq: number): Promise<void> {
  await centre.asHall.post(
    `/orders/${id}/events`,
    hallEvent('order.noted', reference, seq, { note: `第 ${seq} 句` }),
  );
}

function told(): readonly string[] {
  return centre.hall.heard.map(
    ({ event }) => `${String(event.data['reference'])} v${String(event.data['version'])}`,
  );
}

describe('what the hall is told', () => {
  test('stays in order per order, while another order overtakes one that fails', async () => {
    const slow = await make('D-1');
    await note(slow, 'D-1', 2);
    centre.hall.answer = ({ event }) => ({ status: event.data['reference'] === 'D-1' ? 503 : 202 });
    await make('D-2');
    await deliverDue(centre.centre, middle);
    expect(told()).toEqual(['D-1 v1', 'D-2 v1']);
    centre.hall.answer = () => ({ status: 202 });
    await deliverDue(centre.centre, middle);
    expect(told()).toHaveLength(2);
    centre.clock.now += 5000;
    await deliverDue(centre.centre, middle);
    expect(told().slice(2)).toEqual(['D-1 v1', 'D-1 v2']);
    expect(centre.hall.heard[0]?.body).toBe(centre.hall.heard[2]?.body);
    expect(centre.hall.heard[0]?.id).toBe(centre.hall.heard[2]?.id);
  });

  test('is tried ten times over three days, then a person decides', async () => {
    const id = await make('D-10');
    centre.hall.answer = () => ({ status: 502 });
    const waits = [0, 5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400];
    for (const [index, wait] of waits.entries()) {
      centre.clock.now += wait * 1000 - 1;
      if (index > 0) expect(await deliverDue(centre.centre, middle)).toBe(0);
      centre.clock.now += 1;
      expect(await deliverDue(centre.centre, middle)).toBe(1);
    }
    expect(centre.hall.heard).toHaveLength(10);
    await note(id, 'D-10', 2);
    centre.hall.answer = () => ({ status: 202 });
    centre.clock.now += 1_000_000_000;
    // A dead one holds up the later ones of its order.
    expect(await deliverDue(centre.centre, middle)).toBe(0);
    const { rows } = await centre.centre.pool.query<{ id: string }>(
      `SELECT id::text FROM hall_delivery WHERE status = 'dead'`,
    );
    await settleByHand(centre.centre.pool, rows[0]?.id ?? '', 'again', centre.centre.now());
    expect(await deliverDue(centre.centre, middle)).toBe(2);
    expect(await readBacklog(centre.centre.pool, centre.centre.now())).toMatchObject({ waiting: 0, dead: 0 });
  });

  test('is given up after three equal refusals, and at once when the hall has switched us off', async () => {
    await make('D-20');
    centre.hall.answer = () => ({ status: 401 });
    for (let day = 0; day < 9; day += 1) {
      await deliverDue(centre.centre, middle);
      centre.clock.now += 100_000_000;
    }
    expect(centre.hall.heard).toHaveLength(3);
    centre.hall.answer = () => ({ status: 410 });
    await make('D-21');
    await deliverDue(centre.centre, middle);
    centre.clock.now += 100_000_000;
    expect(await deliverDue(centre.centre, middle)).toBe(0);
    expect(await readBacklog(centre.centre.pool, centre.centre.now())).toMatchObject({ dead: 2 });
  });

  test('waits as long as the hall asks, and follows no redirect', async () => {
    await make('D-30');
    centre.hall.answer = () => ({ status: 429, headers: { 'retry-after': '3600' } });
    await deliverDue(centre.centre, middle);
    centre.clock.now += 3_599_000;
    expect(await deliverDue(centre.centre, middle)).toBe(0);
    centre.clock.now += 1000;
    centre.hall.answer = () => ({ status: 307, headers: { location: `${centre.hall.url}/elsewhere` } });
    expect(await deliverDue(centre.centre, middle)).toBe(1);
    expect(centre.hall.heard).toHaveLength(2);
  });

  test('is not there when the change is not: both are one transaction', async () => {
    const id = await make('D-40');
    await deliverDue(centre.centre, middle);
    await centre.centre.pool.query(`ALTER TABLE hall_delivery ADD CONSTRAINT full_disk CHECK (version < 2)`);
    const failed = await centre.asHall.post(
      `/orders/${id}/events`,
      hallEvent('order.noted', 'D-40', 2, { note: 'x' }),
    );
    expect(failed.status).toBe(500);
    await centre.centre.pool.query('ALTER TABLE hall_delivery DROP CONSTRAINT full_disk');
    expect((await centre.asHall.get(`/orders/${id}`)).json['version']).toBe(1);
    await note(id, 'D-40', 2);
    await deliverDue(centre.centre, middle);
    expect(told()).toEqual(['D-40 v1', 'D-40 v2']);
  });
});

test('kill -9 in the middle of a delivery: it is sent again, with the same id and bytes', async () => {
  centre.clock.now = Date.now();
  centre.hall.answer = () => undefined;
  const child = spawn(
    process.execPath,
    [path.resolve(import.meta.dirname, '../../start.mjs'), '--port', '0'],
    {
      env: {
        ...process.env,
        DATABASE_URL: centre.databaseUrl,
        HALL_URL: centre.hall.url,
        CENTRE_DATA: centre.centre.data,
        SECRET_FROM_HALL: FROM_HALL,
        SECRET_TO_HALL: TO_HALL,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const exited = once(child, 'exit');
  const [line] = await once(child.stdout, 'data');
  const { base } = JSON.parse(String(line));
  const asHall = hallClient(String(base), () => Date.now());
  expect((await asHall.post('/orders', createEvent('D-50'))).status).toBe(201);
  await centre.hall.until(1);
  child.kill('SIGKILL');
  await exited;

  centre.hall.answer = () => ({ status: 202 });
  centre.clock.now = Date.now();
  expect(await deliverDue(centre.centre, middle)).toBe(0);
  centre.clock.now += 31_000;
  expect(await deliverDue(centre.centre, middle)).toBe(1);
  const [first, second] = centre.hall.heard;
  expect([second?.id, second?.body]).toEqual([first?.id, first?.body]);
});
