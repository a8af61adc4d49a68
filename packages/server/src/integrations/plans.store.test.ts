import type { PoolClient } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestHall, type TestHall } from '../platform/testing/test-hall.ts';
import { dueSystems } from './due-systems.ts';
import { claimEvents, finishEvents } from './inbound/store.ts';
import { unsent } from './outbound/ending-of.ts';
import { claimDeliveries, dueDeliveries, finishDeliveries } from './outbound/store.ts';

/**
 * Plans, not times: whatever the tables held when a plan was made, and plans are kept, each row is found by the index that tells it apart
 * from the others. Shown are the plans of the statements as they are executed, those within functions too.
 */
const HISTORY = 3000;
const WAITING = 300;
const MOST = 20;
const WHY = { zh: '试', en: 'a test' };

let hall: TestHall;
let client: PoolClient;
let plans: string[] = [];

beforeAll(async () => {
  hall = await createTestHall();
});
afterAll(() => hall.close());
beforeEach(async () => {
  await hall.ownerPool.query('TRUNCATE system_delivery, system_event, system_order, business_system CASCADE');
  client = await hall.ownerPool.connect();
  client.on('notice', ({ message = '' }) => plans.push(message));
  await client.query(`LOAD 'auto_explain'`);
  for (const setting of [
    'auto_explain.log_min_duration = 0',
    'auto_explain.log_level = notice',
    'auto_explain.log_nested_statements = on',
    'auto_explain.log_analyze = on',
    'auto_explain.log_timing = off',
  ])
    await client.query(`SET ${setting}`);
});
// Its plans and settings end with it.
afterEach(() => client.release(true));

/** Two systems with as much history each. */
async function fillHistory(): Promise<void> {
  await hall.ownerPool.query(
    `INSERT INTO business_system (code, version, status_at) VALUES ('centre', 1, now()), ('other', 1, now())`,
  );
  await fill('done', HISTORY, 0);
  await hall.ownerPool.query(
    `INSERT INTO system_order (system, instance_id, order_id, definition_version, created_at)
     SELECT s, n, n, 1, now() FROM generate_series(1, $1::int) n, unnest(ARRAY['centre', 'other']) s`,
    [HISTORY / 5],
  );
}

/** Five deliveries of each case, five events of each order. */
async function fill(status: 'done' | 'waiting', count: number, from: number): Promise<void> {
  const values = [status, count, from];
  await hall.ownerPool.query(
    `INSERT INTO system_delivery (system, instance_id, event_id, kind, payload, status, created_at, run_at, done_at)
     SELECT s, $3 + n / 5, $3 + n, 'order.noted', '{}', $1, now(), now(), CASE WHEN $1 = 'done' THEN now() END
     FROM generate_series(1, $2::int) n, unnest(ARRAY['centre', 'other']) s`,
    values,
  );
  await hall.ownerPool.query(
    `INSERT INTO system_event (system, event_id, via, received_at, body_sha256, body, order_id, reference, status, run_at, done_at)
     SELECT s, $3 + n, 'webhook', now(), '', '{}', $3 + n / 5, $3 + n / 5, $1, now(), CASE WHEN $1 = 'done' THEN now() END
     FROM generate_series(1, $2::int) n, unnest(ARRAY['centre', 'other']) s`,
    values,
  );
}

/** Everything that is done for a row, once. */
async function work(): Promise<void> {
  await dueSystems(client, undefined, new Date());
  const due = await dueDeliveries(client, 'centre', MOST, undefined);
  const wanted = due.map(({ row }) => ({ row, made: null }));
  const claimed = await claimDeliveries(client, wanted, 'me', undefined);
  const rows = [...claimed.values()];
  await finishDeliveries(
    client,
    rows.map((row) => unsent(row, 'skipped', WHY, Date.now())),
  );
  const events = await claimEvents(client, { system: 'centre', owner: 'me', limit: MOST, now: undefined });
  await finishEvents(
    client,
    events.map(({ row: { id, fence } }) => ({
      id,
      fence,
      status: 'done',
      result: 'noted',
      run_at: null,
      error: null,
      attempts: null,
      instance: null,
      at: new Date().toISOString(),
      state: null,
    })),
  );
  expect([rows.length, events.length]).toEqual(due.length === 0 ? [0, 0] : [MOST, MOST]);
}

async function plansOfWork(): Promise<string> {
  plans = [];
  await work();
  return plans.join('\n');
}

/** Indexes by which a table was read, and rows that were read for nothing. */
function readingOf(text: string, table: string) {
  const indexes = [...text.matchAll(new RegExp(`using (\\S+) on ${table} `, 'g'))].map(([, name]) => name);
  const bitmaps = [...text.matchAll(/Bitmap Index Scan on (\S+)/g)].map(([, name]) => name);
  return {
    indexes: new Set([...indexes, ...bitmaps.filter((name) => name?.startsWith(table) === true)]),
    isWhole: text.includes(`Seq Scan on ${table}`),
  };
}

/** In vain: a row that was read and then fitted no condition. Those behind one of their own case or order are, and no others. */
function mostInVain(text: string): number {
  return Math.max(
    0,
    ...[...text.matchAll(/Rows Removed by [A-Z][^:]*: (\d+)/g)].map(([, count]) => Number(count)),
  );
}

const ITS_OWN = {
  system_delivery: [
    'system_delivery_due',
    'system_delivery_instance',
    'system_delivery_pkey',
    'system_delivery_taken',
  ],
  system_event: ['system_event_due', 'system_event_order', 'system_event_pkey'],
  system_order: ['system_order_id', 'system_order_pkey'],
} as const;

function expectGoodPlans(text: string): void {
  for (const [table, own] of Object.entries(ITS_OWN)) {
    const { indexes, isWhole } = readingOf(text, table);
    expect([table, isWhole, [...indexes].filter((name) => !own.some((each) => each === name))]).toEqual([
      table,
      false,
      [],
    ]);
    expect(indexes.size).toBeGreaterThan(0);
  }
  expectLittleInVain(text);
}

function expectLittleInVain(text: string): void {
  // Four of five wait for the first of their case; nothing else is read and thrown away.
  expect(mostInVain(text)).toBeLessThanOrEqual(MOST * 6);
}

describe('whoever claims and ends deliveries and events reads by the index of each', () => {
  it('when the plans were made while the tables were empty', async () => {
    await work();
    await fillHistory();
    await fill('waiting', WAITING, HISTORY);
    expectGoodPlans(await plansOfWork());
  });

  it('when the tables were analysed while nothing waited', async () => {
    await fillHistory();
    await hall.ownerPool.query('ANALYZE system_delivery, system_event, system_order, business_system');
    await work();
    await fill('waiting', WAITING, HISTORY);
    expectGoodPlans(await plansOfWork());
  });

  it('when the tables were analysed while they were empty', async () => {
    await hall.ownerPool.query('ANALYZE system_delivery, system_event, system_order, business_system');
    await work();
    await fillHistory();
    await fill('waiting', WAITING, HISTORY);
    // All indexes look alike to such a plan; what is read by another one is found by its id all the same.
    expectLittleInVain(await plansOfWork());
  });

  it('when the tables were analysed while everything waited, and that is over', async () => {
    await fillHistory();
    await hall.ownerPool.query(`UPDATE system_delivery SET status = 'waiting', done_at = NULL`);
    await hall.ownerPool.query(`UPDATE system_event SET status = 'waiting', done_at = NULL`);
    await hall.ownerPool.query('ANALYZE system_delivery, system_event, system_order, business_system');
    await work();
    await hall.ownerPool.query(
      `UPDATE system_delivery SET status = 'done', done_at = now() WHERE status <> 'skipped'`,
    );
    await hall.ownerPool.query(`UPDATE system_event SET status = 'done', done_at = now()`);
    await fill('waiting', WAITING, HISTORY);
    expectGoodPlans(await plansOfWork());
  });
});
