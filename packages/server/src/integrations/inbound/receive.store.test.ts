import { sign } from '@wangban/connectors/webhook';
import type { JsonObject } from '@wangban/engine';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestExchange, SECRETS, secretOf, type TestExchange } from '../testing/test-exchange.ts';

let exchange: TestExchange;
let reference: string;
let instanceId: number;
let orderId: string;
let ids = 0;

beforeAll(async () => {
  exchange = await openTestExchange({ silent: true });
}, 120_000);
afterAll(() => exchange.close());
beforeEach(async () => {
  ({ reference, instanceId } = await exchange.submit());
  await exchange.settle();
  orderId = exchange.simulator.orders().find((order) => order.reference === reference)?.id ?? '';
});

async function rows<T extends object>(sql: string, ...values: readonly unknown[]): Promise<readonly T[]> {
  return (await exchange.hall.pool.query<T>(sql, [...values])).rows;
}

/** An event about the order of this test, some minutes from now. */
function event(data: JsonObject = {}, minute = 1): { readonly id: string; readonly body: Buffer } {
  ids += 1;
  const id = `evt-${ids}`;
  const time = new Date(exchange.hall.clock() + minute * 60_000).toISOString();
  const order = { id: orderId, reference, version: 2, status: 'dispatched', updatedAt: time, ...data };
  const envelope = { specversion: '1.0', id, source: 'urn:centre', type: 'order.updated', time, data: order };
  return { id, body: Buffer.from(JSON.stringify(envelope)) };
}

const junk = (text: string) => ({ id: 'evt-junk', body: Buffer.from(text) });

interface Sent {
  readonly atMs?: number;
  readonly secret?: string;
  readonly bare?: boolean;
  readonly system?: string;
}

async function post(
  { id, body }: { readonly id: string; readonly body: Buffer },
  { atMs = exchange.hall.clock(), secret = SECRETS.inbound, bare = false, system = 'centre' }: Sent = {},
): Promise<number> {
  const signed = bare ? {} : sign({ id, atMs, body }, [secretOf(secret)]);
  const response = await fetch(`${exchange.url}/api/systems/${system}/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...signed },
    body,
  });
  return response.status;
}

const written = async (id: string) => (await rows('SELECT FROM system_event WHERE event_id = $1', id)).length;
const heard = () =>
  rows<{ status: string; result: string }>(
    `SELECT status, result FROM system_event WHERE reference = $1 AND via = 'webhook' ORDER BY id`,
    reference,
  );
const progress = async () =>
  (
    await rows<{ events: readonly { type: string; progress?: { status: string; note?: string } }[] }>(
      'SELECT events FROM event WHERE instance_id = $1 ORDER BY seq',
      instanceId,
    )
  ).flatMap(({ events }) => events.flatMap((each) => each.progress ?? []));

describe('an event that comes in', () => {
  it('is written down once, whatever is repeated, and refused when the same id has other bytes', async () => {
    const one = event();
    const answers = await Promise.all([post(one), post(one), post(one)]);
    expect([...answers, await post(one), await written(one.id)]).toEqual([202, 202, 202, 202, 1]);
    const other = { id: one.id, body: Buffer.from(one.body.toString().replace('dispatched', 'accepted')) };
    expect(await post(other)).toBe(409);
  });

  it('changes nothing when its signature is missing, forged, too old or too new, and is audited', async () => {
    const OLD_MS = 301_000;
    const now = exchange.hall.clock();
    const cases: readonly (readonly [Sent, string])[] = [
      [{ bare: true }, 'missing'],
      [{ secret: SECRETS.outbound }, 'forged'],
      [{ atMs: now - OLD_MS }, 'tooOld'],
      [{ atMs: now + OLD_MS }, 'tooNew'],
    ];
    for (const [how, flaw] of cases) {
      const one = event();
      expect([flaw, await post(one, how), await written(one.id)]).toEqual([flaw, 401, 0]);
    }
    const audited = await rows<{ reason: string; status: number }>(
      `SELECT facts ->> 'reason' AS reason, (facts ->> 'status')::int AS status FROM audit_entry
       WHERE action = 'receiveSystemEvent' AND outcome = 'refused' AND target = 'centre' AND facts ->> 'status' = '401' ORDER BY id`,
    );
    expect(audited.map(({ reason }) => reason)).toEqual(cases.map(([, flaw]) => flaw));
  });

  it('is refused when it is no envelope, too large, for nobody, or under another id than it is signed with', async () => {
    expect(await post(junk('{"specversion":'))).toBe(400);
    expect(await post(junk('{}'))).toBe(400);
    expect(await post(event({ updatedAt: '2026-03-02T09:00:00' }))).toBe(400);
    expect(await post({ ...event(), id: 'evt-other' })).toBe(400);
    expect(await post(event({ note: '长'.repeat(100_000) }))).toBe(413);
    expect(await post(event(), { system: 'nobody' })).toBe(404);
    expect(await heard()).toEqual([]);
  });
});

describe('events of one order', () => {
  it('that come as 5, 3, 1, 2, 4 leave the state of 5, and every one of them in the history', async () => {
    for (const version of [5, 3, 1, 2, 4])
      expect(await post(event({ version: version + 1, note: `第 ${version} 条` }, version))).toBe(202);
    await exchange.settle();
    expect((await heard()).map(({ result }) => result)).toEqual([
      'applied',
      'noted',
      'noted',
      'noted',
      'noted',
    ]);
    const notes = (await progress()).flatMap(({ note }) => note ?? []);
    expect(notes.toSorted()).toEqual(['第 1 条', '第 2 条', '第 3 条', '第 4 条', '第 5 条']);
    const [order] = await rows<{ version: number }>(
      'SELECT version FROM system_order WHERE instance_id = $1',
      instanceId,
    );
    expect(order?.version).toBe(6);
  });

  it('wait for a person where nobody can tell: status, reference, other system, same version with other content', async () => {
    await post(event({ status: '外星状态' }));
    await post(event({ id: 'nowhere', reference: '20990101-XX-0000001' }));
    await post(event({ id: 'someone-else' }));
    await exchange.settle();
    await post(event({ version: 7, note: '甲' }));
    await post(event({ version: 7, note: '乙' }));
    await exchange.settle();
    const found = await rows<{ result: string }>(
      `SELECT result FROM system_event WHERE status = 'quarantined' AND id > (SELECT max(id) - 7 FROM system_event) ORDER BY id`,
    );
    expect(found.map(({ result }) => result)).toEqual([
      'unknownStatus',
      'unknownReference',
      'otherOrder',
      'sameVersion',
    ]);
    const told = await rows<{ title: { zh: string } }>(
      `SELECT title FROM message WHERE kind = 'systemAlarm'`,
    );
    expect(told.length).toBeGreaterThan(0);
  });

  it('do not change a case that is over', async () => {
    await post(event({ version: 2, status: 'done', costCents: 0 }));
    await exchange.settle();
    await post(event({ version: 3, status: 'dispatched', note: '又派了' }, 2));
    await exchange.settle();
    const [found] = await rows<{ status: string }>('SELECT status FROM instance WHERE id = $1', instanceId);
    expect([found?.status, (await heard()).map(({ result }) => result)]).toEqual([
      'closed',
      ['applied', 'applied'],
    ]);
    const last = await rows<{ events: readonly JsonObject[] }>(
      'SELECT events FROM event WHERE instance_id = $1 ORDER BY seq DESC LIMIT 1',
      instanceId,
    );
    expect(last[0]?.events).toMatchObject([{ type: 'WorkProgressed', late: true }]);
  });

  it('take effect once when their runner dies between the effect and the mark', async () => {
    await post(event({ note: '只有一次' }));
    await exchange.settle();
    await exchange.hall.pool.query(
      `UPDATE system_order SET version = 1, peer_status = 'new', peer_updated_at = created_at WHERE instance_id = $1`,
      [instanceId],
    );
    await exchange.hall.pool.query(
      `UPDATE system_event SET status = 'running', lease_until = '2026-01-01', done_at = NULL WHERE reference = $1 AND via = 'webhook'`,
      [reference],
    );
    await exchange.settle();
    expect((await progress()).filter(({ note }) => note === '只有一次')).toHaveLength(1);
    expect(await heard()).toEqual([{ status: 'done', result: 'applied' }]);
  });
});
