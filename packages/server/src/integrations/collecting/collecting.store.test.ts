import { contentOfGet, sign } from '@wangban/connectors/webhook';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectInvariants } from '../../instances/testing/invariants.ts';
import { doneOf, freshKey } from '../../instances/testing/test-desk.ts';
import { setStatus } from '../systems/set-status.ts';
import { openTestExchange, SECRETS, secretOf, type TestExchange } from '../testing/test-exchange.ts';

interface Answer {
  readonly status: number;
  readonly ids: readonly string[];
  readonly references: readonly string[];
  readonly types: readonly string[];
  readonly text: string;
}

/** Asks as the system does. */
async function fetchList(
  { url, hall }: TestExchange,
  query = '',
  {
    secret = SECRETS.inbound,
    atMs = hall.clock(),
    system = 'centre',
    signedFor,
  }: {
    readonly secret?: string | undefined;
    readonly atMs?: number;
    readonly system?: string;
    readonly signedFor?: string;
  } = {},
): Promise<Answer> {
  const target = `/api/systems/${system}/deliveries${query}`;
  const body = contentOfGet(signedFor ?? target);
  const signed = sign({ id: freshKey(), atMs, body }, [secretOf(secret)]);
  const answer = await fetch(`${url}${target}`, { headers: { ...signed } });
  const text = await answer.text();
  const { deliveries = [] }: { deliveries?: { id: string; event: { type: string; subject: string } }[] } =
    JSON.parse(text);
  return {
    status: answer.status,
    ids: deliveries.map(({ id }) => id),
    references: deliveries.map(({ event }) => event.subject),
    types: deliveries.map(({ event }) => event.type),
    text,
  };
}

async function rows<T extends object>(
  { hall }: TestExchange,
  sql: string,
  ...values: readonly unknown[]
): Promise<readonly T[]> {
  return (await hall.pool.query<T>(sql, [...values])).rows;
}

describe('the list of a system that fetches its work', () => {
  let exchange: TestExchange;
  beforeAll(async () => {
    exchange = await openTestExchange({ definition: { style: 'export' } });
  }, 120_000);
  afterAll(async () => {
    await expectInvariants(exchange.hall.pool);
    await exchange.close();
  });
  beforeEach(async () => {
    // Whatever a test leaves behind is taken before the next begins.
    for (let page = await fetchList(exchange); page.ids.length > 0;)
      page = await fetchList(exchange, `?after=${page.ids.at(-1) ?? ''}`);
  });
  const statuses = async (...instances: readonly number[]) =>
    (
      await rows<{ status: string }>(
        exchange,
        'SELECT status FROM system_delivery WHERE instance_id = ANY ($1) ORDER BY id',
        instances,
      )
    ).map(({ status }) => status);
  const command = async (instanceId: number, type: 'withdraw' | 'remind') => {
    const from = { person: exchange.student, key: freshKey() };
    return doneOf(await exchange.parts.instances.lane.send({ command: { type }, instanceId, from }));
  };

  it('is never sent anything: the work waits to be fetched', async () => {
    const { instanceId, reference } = await exchange.submit();
    await exchange.settle();
    expect(await statuses(instanceId)).toEqual(['waiting']);
    expect(exchange.simulator.effects(reference)).toEqual([]);
    expect((await fetchList(exchange)).references).toEqual([reference]);
  });

  it('has whole events in the order of their cases, and marks as taken what is acknowledged, nothing else', async () => {
    const cases = [await exchange.submit(), await exchange.submit(), await exchange.submit()];
    const first = await fetchList(exchange, '?limit=2');
    expect(first.references).toEqual([cases[0]?.reference, cases[1]?.reference]);
    expect(JSON.parse(first.text)).toMatchObject({
      deliveries: [
        { event: { specversion: '1.0', type: 'order.create', data: { fields: { description: '灯不亮' } } } },
        {},
      ],
    });
    expect(await statuses(...cases.map(({ instanceId }) => instanceId))).toEqual(Array(3).fill('waiting'));
    const second = await fetchList(exchange, `?limit=2&after=${first.ids[0] ?? ''}`);
    expect(second.references).toEqual([cases[1]?.reference, cases[2]?.reference]);
    expect(await statuses(...cases.map(({ instanceId }) => instanceId))).toEqual([
      'done',
      'waiting',
      'waiting',
    ]);
  });

  it('gives the same page until it is acknowledged, however many are added and whoever asks at once', async () => {
    const { reference } = await exchange.submit();
    const pages = await Promise.all([1, 2, 3, 4].map(() => fetchList(exchange)));
    expect(new Set(pages.map(({ text }) => text)).size).toBe(1);
    const more = await exchange.submit();
    expect((await fetchList(exchange, '?limit=1')).references).toEqual([reference]);
    expect((await fetchList(exchange)).references).toEqual([reference, more.reference]);
  });

  it('passes over no row that is committed late with a small id', async () => {
    const late = await exchange.submit();
    const [row] = await rows<{ id: number }>(
      exchange,
      'DELETE FROM system_delivery WHERE instance_id = $1 RETURNING *',
      late.instanceId,
    );
    const after = await exchange.submit();
    const page = await fetchList(exchange);
    expect(page.references).toEqual([after.reference]);
    await exchange.hall.pool.query(
      `INSERT INTO system_delivery (id, system, instance_id, event_id, kind, wait, payload, created_at, run_at)
       OVERRIDING SYSTEM VALUE SELECT id, system, instance_id, event_id, kind, wait, payload, created_at, run_at
       FROM json_populate_record(NULL::system_delivery, $1::json)`,
      [JSON.stringify({ ...row, body: null })],
    );
    const next = await fetchList(exchange, `?after=${page.ids[0] ?? ''}`);
    expect(next.references).toEqual([late.reference]);
    expect(await statuses(late.instanceId, after.instanceId)).toEqual(['waiting', 'done']);
  });

  it('tells what follows on a case in its order, though the system gave it no number yet', async () => {
    const { instanceId, reference } = await exchange.submit();
    await command(instanceId, 'withdraw');
    const page = await fetchList(exchange);
    expect(page.types).toEqual(['order.create', 'order.withdrawn']);
    expect(page.references).toEqual([reference, reference]);
  });

  it('holds back what comes after a delivery that waits for a person, and nothing of other cases', async () => {
    const held = await exchange.submit();
    await exchange.hall.pool.query(`UPDATE system_delivery SET status = 'dead' WHERE instance_id = $1`, [
      held.instanceId,
    ]);
    await command(held.instanceId, 'withdraw');
    const other = await exchange.submit();
    expect((await fetchList(exchange)).references).toEqual([other.reference]);
    await exchange.hall.pool.query(`UPDATE system_delivery SET status = 'waiting' WHERE instance_id = $1`, [
      held.instanceId,
    ]);
    expect((await fetchList(exchange)).references).toEqual([other.reference, held.reference, held.reference]);
  });

  it('gives again what was acknowledged to a system that was set back, as the same events', async () => {
    await exchange.submit();
    await exchange.submit();
    const page = await fetchList(exchange);
    await fetchList(exchange, `?after=${page.ids[1] ?? ''}`);
    const again = await fetchList(exchange, `?after=${page.ids[0] ?? ''}`);
    expect(again.references).toEqual([page.references[1]]);
    expect((await fetchList(exchange)).ids).toEqual([]);
  });

  it('refuses an id that was never given out, and marks nothing', async () => {
    const { instanceId } = await exchange.submit();
    const { ids } = await fetchList(exchange);
    const answer = await fetchList(exchange, `?after=${Number(ids[0]) + 1}`);
    expect([answer.status, answer.text]).toEqual([400, expect.stringContaining('/after')]);
    expect(await statuses(instanceId)).toEqual(['waiting']);
    for (const odd of ['0', '-1', '1.5', 'x', '9'.repeat(30)])
      expect((await fetchList(exchange, `?after=${odd}`)).status).toBe(400);
    expect((await fetchList(exchange, '?limit=101')).status).toBe(400);
  });

  it('is shown to nobody who is not the system, and acknowledged by nobody else', async () => {
    const { instanceId } = await exchange.submit();
    const { ids } = await fetchList(exchange);
    const query = `?after=${ids[0] ?? ''}`;
    const long = exchange.hall.clock() - 6 * 60_000;
    expect((await fetchList(exchange, query, { secret: SECRETS.outbound })).status).toBe(401);
    expect((await fetchList(exchange, query, { atMs: long })).status).toBe(401);
    // Recorded when the list was asked for without acknowledging anything.
    const signedFor = '/api/systems/centre/deliveries';
    expect((await fetchList(exchange, query, { signedFor })).status).toBe(401);
    expect((await fetch(`${exchange.url}/api/systems/centre/deliveries${query}`)).status).toBe(401);
    expect((await fetchList(exchange, query, { system: 'other' })).status).toBe(404);
    expect(await statuses(instanceId)).toEqual(['waiting']);
  });

  it('has nothing of another system', async () => {
    const { instanceId } = await exchange.submit();
    await exchange.hall.pool.query(`UPDATE system_delivery SET system = 'other' WHERE instance_id = $1`, [
      instanceId,
    ]);
    expect((await fetchList(exchange)).ids).toEqual([]);
    await exchange.hall.pool.query('DELETE FROM system_delivery WHERE instance_id = $1', [instanceId]);
  });

  it('takes acknowledgements of a paused system and gives it nothing new; one that is switched off learns it', async () => {
    const { instanceId } = await exchange.submit();
    const { ids } = await fetchList(exchange);
    const later = await exchange.submit();
    const deps = { ...exchange.parts, pool: exchange.hall.pool, clock: exchange.hall.clock };
    await setStatus(deps, 'centre', 'paused', '');
    expect((await fetchList(exchange, `?after=${ids[0] ?? ''}`)).ids).toEqual([]);
    expect(await statuses(instanceId, later.instanceId)).toEqual(['done', 'waiting']);
    await setStatus(deps, 'centre', 'disabled', '');
    expect((await fetchList(exchange)).status).toBe(410);
    await setStatus(deps, 'centre', 'active', '');
    expect((await fetchList(exchange)).references).toEqual([later.reference]);
  });

  it('shows on the page of the deliveries what was put out and what was taken', async () => {
    const { instanceId } = await exchange.submit();
    const admin = await exchange.as('t1007', 'admin');
    const lineOf = async () => {
      const { body } = await admin.get('/api/office/systems/centre/deliveries?limit=1');
      const [item] = Object(body).items;
      return [item.instanceId, item.status, item.listedAt !== null, item.takenAt !== null];
    };
    expect(await lineOf()).toEqual([instanceId, 'waiting', false, false]);
    const { ids } = await fetchList(exchange);
    expect(await lineOf()).toEqual([instanceId, 'waiting', true, false]);
    await fetchList(exchange, `?after=${ids[0] ?? ''}`);
    expect(await lineOf()).toEqual([instanceId, 'done', true, true]);
  });
});

describe('a step that only waits for the system to take its work', () => {
  let exchange: TestExchange;
  beforeAll(async () => {
    exchange = await openTestExchange({
      definition: {
        style: 'export',
        operations: {
          repair: { sends: 'order.create', until: 'delivered' },
          cost: { sends: 'order.decided', until: 'delivered' },
        },
      },
    });
  }, 120_000);
  afterAll(() => exchange.close());
  /** How often the step of the case has ended. */
  const ends = async (id: number) =>
    (
      await rows(
        exchange,
        `SELECT FROM event WHERE instance_id = $1 AND events::text LIKE '%"WaitClosed"%'`,
        id,
      )
    ).length;
  const delivery = async (id: number) =>
    (
      await rows<{ status: string }>(
        exchange,
        'SELECT status FROM system_delivery WHERE instance_id = $1',
        id,
      )
    )[0]?.status;

  it('goes on when it is acknowledged, once', async () => {
    const { instanceId } = await exchange.submit();
    const { ids } = await fetchList(exchange);
    await exchange.settle();
    expect(await ends(instanceId)).toBe(0);
    await fetchList(exchange, `?after=${ids[0] ?? ''}`);
    await fetchList(exchange, `?after=${ids[0] ?? ''}`);
    await exchange.settle();
    expect([await ends(instanceId), await delivery(instanceId)]).toEqual([1, 'done']);
  });

  it('goes on later when the case stands still', async () => {
    const { instanceId } = await exchange.submit();
    const { ids } = await fetchList(exchange);
    const admin = await exchange.as('t1007', 'admin');
    const act = async (word: string) => {
      const headers = { 'idempotency-key': freshKey() };
      return (await admin.post(`/api/instances/${instanceId}/${word}`, { reason: 'legal' }, headers)).status;
    };
    expect(await act('suspend')).toBe(200);
    await fetchList(exchange, `?after=${ids[0] ?? ''}`);
    await exchange.settle();
    expect([await ends(instanceId), await delivery(instanceId)]).toEqual([0, 'waiting']);
    expect(await act('unsuspend')).toBe(200);
    exchange.hall.clock.advance(600_000);
    await exchange.settle();
    expect([await ends(instanceId), await delivery(instanceId)]).toEqual([1, 'done']);
  });
});
