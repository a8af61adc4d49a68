import { createOrder, sealEvent } from '@wangban/connectors/webhook';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectInvariants } from '../../instances/testing/invariants.ts';
import { CENTRE } from '../testing/centre.ts';
import { openTestExchange, type TestExchange } from '../testing/test-exchange.ts';
import { openLine } from './open-line.ts';
import { setCompareAt } from './schedule-store.ts';
import { tellOfSystems } from './tell-of-systems.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** The centre tells nothing by itself: whatever the hall knows, it has asked for. */
let exchange: TestExchange;
beforeAll(async () => {
  exchange = await openTestExchange({ silent: true, definition: { style: 'pull' } });
});
afterAll(async () => {
  await expectInvariants(exchange.hall.pool);
  await exchange.close();
});
beforeEach(() => exchange.simulator.setFaults({}));

async function rows<T extends object>(sql: string, ...values: readonly unknown[]): Promise<readonly T[]> {
  return (await exchange.hall.pool.query<T>(sql, [...values])).rows;
}
async function filed() {
  const submitted = await exchange.submit();
  await exchange.settle();
  return { ...submitted, orderId: idOf(submitted.reference) };
}
const idOf = (reference: string): string =>
  exchange.simulator.orders().find((order) => order.reference === reference)?.id ?? '';
const statusOf = async (id: number) =>
  (await rows<{ status: string }>('SELECT status FROM instance WHERE id = $1', id))[0]?.status;
const vias = async (orderId: string) =>
  (
    await rows<{ via: string }>(
      `SELECT via FROM system_event WHERE order_id = $1 AND via <> 'answer' ORDER BY id`,
      orderId,
    )
  ).map(({ via }) => via);
async function after(ms: number): Promise<void> {
  exchange.hall.clock.advance(ms);
  await exchange.settle();
}
/** An order that the hall has never asked for. */
async function madeThere(reference: string): Promise<string> {
  const { clock } = exchange.hall;
  const system = exchange.parts.systems.current().find(CENTRE);
  const sealed = sealEvent({
    type: 'order.create',
    id: `${reference}:1`,
    atMs: clock(),
    data: {
      reference,
      service: 'repair',
      operation: 'repair',
      lap: 1,
      test: false,
      applicant: { personNo: '202410010101', name: '林一凡' },
      fields: {},
    },
  });
  if (system === undefined || 'problems' in sealed) throw new Error('the order could not be made');
  const line = openLine(system, clock);
  await createOrder(line.peer, reference, sealed.value);
  await line.close();
  return idOf(reference);
}
/** Without the five-minute question, so that only the comparison can see what happened. */
async function compared() {
  const { pool, clock } = exchange.hall;
  clock.advance(1000);
  await pool.query('UPDATE business_system SET pull_at = $1', [new Date(clock() + DAY_MS)]);
  await setCompareAt(pool, CENTRE, new Date(clock()));
  await exchange.settle();
  await pool.query('UPDATE business_system SET pull_at = NULL');
  const [run] = await rows<{ error: { zh: string } | null; here: number; there: number; healed: number }>(
    `SELECT error, here, there, only_here AS "onlyHere", only_there AS "onlyThere", differ, stuck, healed
     FROM reconciliation WHERE scope = 'full' AND ended_at IS NOT NULL ORDER BY id DESC LIMIT 1`,
  );
  return run;
}
const open = () =>
  rows<{ class: string; instance: number | null; order: string | null }>(
    `SELECT class, instance_id AS instance, order_id AS order FROM reconciliation_difference WHERE status = 'open' ORDER BY id`,
  );
const silently = (orderId: string, status: string) =>
  exchange.simulator.change(orderId, { status, costCents: 0 });

describe('asking a system for what changed', () => {
  it('brings a case on that the system says nothing about, within five minutes, and asks once per period', async () => {
    const of = await filed();
    exchange.simulator.step(of.orderId);
    exchange.simulator.step(of.orderId);
    exchange.simulator.step(of.orderId);
    await after(5 * MINUTE_MS);
    expect(await statusOf(of.instanceId)).toBe('closed');
    expect(await vias(of.orderId)).toEqual(['changes']);
    const asked = () => exchange.simulator.requests().filter(({ url }) => url.includes('/changes')).length;
    const before = asked();
    await after(MINUTE_MS);
    expect(asked()).toBe(before);
    await after(4 * MINUTE_MS);
    expect(asked()).toBe(before + 1);
    expect(await vias(of.orderId)).toEqual(['changes']);
  });

  it('reads page after page, and what failed half-way comes with the next time', async () => {
    const many = [await filed(), await filed(), await filed()];
    for (const { orderId } of many) exchange.simulator.step(orderId);
    exchange.simulator.setFaults({ 500: 1 });
    await after(5 * MINUTE_MS);
    const [failed] = await rows<{ error: { zh: string } }>(
      `SELECT error FROM reconciliation WHERE scope = 'changes' ORDER BY id DESC LIMIT 1`,
    );
    expect(failed?.error.zh).toContain('500');
    exchange.simulator.setFaults({ 'repeat-page': 1 });
    await after(5 * MINUTE_MS);
    for (const { orderId } of many) expect(await vias(orderId)).toEqual(['changes']);
  });

  it('leaves what nobody can read to a person, once', async () => {
    const of = await filed();
    exchange.simulator.setFaults({ 'no-zone': 1 });
    exchange.simulator.step(of.orderId);
    await after(5 * MINUTE_MS);
    await after(5 * MINUTE_MS);
    const quarantined = await rows(
      `SELECT result FROM system_event WHERE status = 'quarantined' AND order_id = $1`,
      of.orderId,
    );
    expect(quarantined).toEqual([{ result: 'unreadable' }]);
  });
});

describe('comparing everything', () => {
  it('finds nothing when both sides are the same', async () => {
    await after(DAY_MS);
    const run = await compared();
    expect(run).toMatchObject({ error: null, onlyHere: 0, onlyThere: 0, differ: 0, healed: 0 });
    expect(run?.here).toBe(run?.there);
    expect(await open()).toEqual([]);
  });

  it('puts right what is final there and ahead, and leaves what is not to a person', async () => {
    const final = await filed();
    const onTheWay = await filed();
    silently(final.orderId, 'done');
    silently(onTheWay.orderId, 'dispatched');
    expect(await compared()).toMatchObject({ differ: 2, healed: 1 });
    expect(await statusOf(final.instanceId)).toBe('closed');
    expect(await vias(final.orderId)).toEqual(['sweep']);
    expect(await open()).toEqual([
      { class: 'differ', instance: onTheWay.instanceId, order: onTheWay.orderId },
    ]);
    await after(5 * MINUTE_MS);
    expect(await compared()).toMatchObject({ differ: 0, healed: 0 });
    expect(await open()).toEqual([]);
  });

  it('does not take an order for missing that a page skipped', async () => {
    await filed();
    exchange.simulator.setFaults({ 'skip-page': 1, 'exclusive-since': 1 });
    expect(await compared()).toMatchObject({ error: null, onlyHere: 0 });
  });

  it('sends a lost create again with its old key, once, and what is lost again is for a person', async () => {
    exchange.simulator.setFaults({ 500: 1 });
    const lost = await exchange.submit();
    const delivery = () =>
      rows<{ status: string; key: string }>(
        'SELECT status, event_id AS key FROM system_delivery WHERE instance_id = $1',
        lost.instanceId,
      );
    // All its tries lie within four days: after five the system itself would be switched off.
    for (let hours = 0; hours < 5 * 24 && (await delivery())[0]?.status !== 'dead'; hours += 2)
      await after(120 * MINUTE_MS);
    const [dead] = await delivery();
    expect(dead).toMatchObject({ status: 'dead' });
    exchange.simulator.setFaults({});
    expect(await compared()).toMatchObject({ onlyHere: 1, healed: 1 });
    // The breaker gives it another try.
    await after(10 * MINUTE_MS);
    expect(await delivery()).toEqual([{ ...dead, status: 'done' }]);
    expect(exchange.simulator.effects(lost.reference)).toMatchObject([{ action: 'order.create' }]);
    await rows(
      `UPDATE system_delivery SET status = 'dead', done_at = NULL, unsure = true WHERE instance_id = $1`,
      lost.instanceId,
    );
    await rows('DELETE FROM system_order WHERE instance_id = $1', lost.instanceId);
    expect(await compared()).toMatchObject({ onlyHere: 1, healed: 0 });
    const waiting = (await open()).filter((each) => each.class === 'onlyHere');
    expect(waiting).toMatchObject([{ instance: lost.instanceId }]);
    await rows(`UPDATE system_delivery SET status = 'waiting' WHERE instance_id = $1`, lost.instanceId);
    await after(10 * MINUTE_MS);
  });

  it('names an order that only the system has, and one that nobody has moved for five working days', async () => {
    const still = await filed();
    const orderId = await madeThere('20200101-SSBX-0000001');
    expect(await compared()).toMatchObject({ onlyThere: 1 });
    expect(await open()).toContainEqual({ class: 'onlyThere', instance: null, order: orderId });
    await after(6 * DAY_MS);
    await compared();
    expect(await open()).not.toContainEqual(
      expect.objectContaining({ class: 'stuck', order: still.orderId }),
    );
    await after(2 * DAY_MS);
    await compared();
    expect(await open()).toContainEqual({ class: 'stuck', instance: still.instanceId, order: still.orderId });
  });

  it('does not raise again what a person settled, until it changes', async () => {
    const { pool, clock } = exchange.hall;
    await pool.query(
      `UPDATE reconciliation_difference SET status = 'settled', settled_at = $1 WHERE status = 'open'`,
      [new Date(clock())],
    );
    await compared();
    expect(await open()).toEqual([]);
    const [foreign] = await rows<{ order: string }>(
      `SELECT order_id AS order FROM reconciliation_difference WHERE class = 'onlyThere' AND status = 'settled'`,
    );
    silently(foreign?.order ?? '', 'accepted');
    await compared();
    expect((await open()).filter((each) => each.class === 'onlyThere')).toHaveLength(1);
  });

  it('tells those in charge every morning until nothing waits, and of too many differences at once', async () => {
    const { pool, clock } = exchange.hall;
    const deps = { ...exchange.parts, pool, clock };
    const told = (kind: string) =>
      rows<{ title: { zh: string } }>('SELECT DISTINCT ON (dedupe) title FROM message WHERE kind = $1', kind);
    await rows(`DELETE FROM message WHERE kind = 'systemWaiting'`);
    await tellOfSystems(deps);
    await tellOfSystems(deps);
    expect(await told('systemWaiting')).toMatchObject([{ title: { zh: '报修中心有事项待人工处理' } }]);
    expect((await told('systemAlarm')).map(({ title }) => title.zh)).toContain('报修中心对账差异过多');
  });

  it('is begun again when its process died, and says that it was interrupted', async () => {
    const { pool, clock } = exchange.hall;
    await rows(
      `INSERT INTO reconciliation (system, scope, since, begun_at) VALUES ($1, 'full', $2, $2)`,
      CENTRE,
      new Date(clock()),
    );
    await pool.query(
      `INSERT INTO reconciliation_order SELECT max(id), 'x', 'x', 1, 'new', now(), 'x', '{}' FROM reconciliation`,
    );
    expect(await compared()).toMatchObject({ error: null });
    expect(await rows('SELECT FROM reconciliation_order')).toEqual([]);
  });

  it('says why it could not be finished, and judges nothing by half a list', async () => {
    exchange.simulator.setFaults({ 503: 1 });
    const before = await open();
    expect((await compared())?.error?.zh).toContain('503');
    expect(await open()).toEqual(before);
  });
});
