import type { JsonObject } from '@wangban/engine';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { doneOf, freshKey } from '../../instances/testing/test-desk.ts';
import type { TestClient } from '../../platform/testing/http-client.ts';
import { CENTRE, centreDefinition } from '../testing/centre.ts';
import { openTestExchange, type TestExchange } from '../testing/test-exchange.ts';

const RIGHT = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
const WRONG = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
const BASE = `/api/office/systems/${CENTRE}`;

let exchange: TestExchange;
let admin: TestClient;
beforeAll(async () => {
  exchange = await openTestExchange();
});
// Sessions end when nothing is done for half an hour, which the tests let go by.
beforeEach(async () => {
  admin = await exchange.as('202410010103', 'admin');
});
afterAll(() => exchange.close());

async function rows<T extends object>(sql: string, ...values: readonly unknown[]): Promise<readonly T[]> {
  return (await exchange.hall.pool.query<T>(sql, [...values])).rows;
}
const later = async (minutes: number): Promise<void> => {
  exchange.hall.clock.advance(minutes * 60_000);
  await exchange.settle();
};
const secretIs = async (value: string): Promise<void> => {
  const change = { direction: 'outbound', value, overlapHours: 0 };
  expect((await admin.post(`/api/systems/${CENTRE}/secrets`, change)).status).toBe(200);
};
const settle = (path: string, body: JsonObject) => admin.post(`${BASE}/${path}`, body);
const deliveries = (instance: number) =>
  rows<{ id: number; kind: string; status: string; body: Buffer }>(
    'SELECT id, kind, status, body FROM system_delivery WHERE instance_id = $1 ORDER BY id',
    instance,
  );
const statuses = async (instance: number) => (await deliveries(instance)).map(({ status }) => status);
const lastAudit = async () =>
  (
    await rows<{ action: string; target: string; facts: object }>(
      'SELECT action, target, facts FROM audit_entry ORDER BY id DESC LIMIT 1',
    )
  )[0];

/** A case whose order was refused three times, because the hall signs with a secret that the centre does not know. */
async function deadCase() {
  await secretIs(WRONG);
  const of = await exchange.submit();
  await exchange.settle();
  await later(1);
  await later(10);
  const [row] = await deliveries(of.instanceId);
  expect(row?.status).toBe('dead');
  return { ...of, id: row?.id ?? 0 };
}
const ordersOf = (reference: string) =>
  exchange.simulator.orders().filter((order) => order.reference === reference);
const remind = async (instanceId: number) => {
  const from = { person: exchange.student, key: freshKey() };
  doneOf(await exchange.parts.instances.lane.send({ command: { type: 'remind' }, instanceId, from }));
  await exchange.settle();
};

const instant = (minutes: number): string => new Date(exchange.hall.clock() + minutes * 60_000).toISOString();
/** The centre's word as if it had come as a line of a file. */
async function write(
  eventId: string,
  order: { readonly id: string; readonly reference: string } & JsonObject,
) {
  await exchange.parts.integrations.writer.write({
    system: CENTRE,
    eventId,
    via: 'file',
    sha256: Buffer.alloc(32, eventId.length),
    body: JSON.stringify(order),
    orderId: order.id,
    reference: order.reference,
  });
  await exchange.settle();
}
const eventOf = async (eventId: string) => {
  const [row] = await rows<{ id: number; status: string; result: string }>(
    'SELECT id, status, result FROM system_event WHERE event_id = $1',
    eventId,
  );
  return row ?? { id: 0, status: 'none', result: '' };
};

describe('deliveries that wait for a person', () => {
  it('are told apart by their error, shown without secrets, and sent again with the same bytes', async () => {
    const { id, instanceId, reference } = await deadCase();
    const list = await admin.get(`${BASE}/deliveries?status=dead&about=${reference}`);
    expect(list.body).toMatchObject({
      items: [{ id, reference, kind: 'order.create', status: 'dead', answerStatus: 401 }],
      dead: [{ key: 'status:401', count: 1 }],
      next: null,
    });
    const before = await admin.get(`${BASE}/deliveries/${id}`);
    expect(before.body).toMatchObject({ needsOrder: true, before: null, blockedBy: null });
    expect(JSON.stringify(before.body)).not.toContain('whsec_C');
    const bytes = (await deliveries(instanceId))[0]?.body;
    await secretIs(RIGHT);
    const range = { dead: { errorKey: 'status:401', kind: 'order.create' } };
    expect((await settle('deliveries/resend', range)).body).toEqual({ count: 1, more: false });
    expect(await lastAudit()).toMatchObject({
      action: 'resendSystemDeliveries',
      target: CENTRE,
      facts: { ids: [id], count: 1 },
    });
    await exchange.settle();
    expect(await statuses(instanceId)).toEqual(['done']);
    expect((await deliveries(instanceId))[0]?.body).toEqual(bytes);
    expect(ordersOf(reference)).toHaveLength(1);
    expect((await settle('deliveries/resend', { ids: [id] })).body).toMatchObject({
      code: 'SYSTEM_ROW_MOVED',
    });
  });

  it('hold up the later ones of their case when they are skipped, until those may go', async () => {
    const { id, instanceId } = await deadCase();
    await secretIs(RIGHT);
    await later(40);
    admin = await exchange.as('202410010103', 'admin');
    await remind(instanceId);
    expect(await statuses(instanceId)).toEqual(['dead', 'waiting']);
    const skip = { ids: [id], reason: '对方已电话受理', laterMayGo: false };
    expect((await settle('deliveries/skip', skip)).body).toEqual({ count: 1, more: false });
    await later(1);
    const [, second] = await deliveries(instanceId);
    expect(second?.status).toBe('waiting');
    expect((await admin.get(`${BASE}/deliveries/${second?.id ?? 0}`)).body).toMatchObject({ blockedBy: id });
    await settle('deliveries/skip', { ...skip, laterMayGo: true });
    await later(1);
    // The centre has no order of the case, so there is nothing to tell it.
    expect(await statuses(instanceId)).toEqual(['skipped', 'skipped']);
    expect((await admin.get(`${BASE}/deliveries/${id}`)).body).toMatchObject({
      settledNote: '对方已电话受理',
      settledBy: expect.any(String),
      holds: false,
    });
  });

  it('are done by hand under the number of an order, which no other case has', async () => {
    const { id, instanceId, reference } = await deadCase();
    await secretIs(RIGHT);
    const missing = await settle(`deliveries/${id}/done`, {});
    expect(missing.body).toMatchObject({ code: 'INVALID_INPUT', errors: [{ field: '/orderId' }] });
    const other = await exchange.submit();
    await exchange.settle();
    const [taken] = ordersOf(other.reference);
    const twice = await settle(`deliveries/${id}/done`, { orderId: taken?.id ?? '' });
    expect(twice.body).toMatchObject({
      code: 'SYSTEM_ORDER_TAKEN',
      facts: { order: taken?.id, reference: other.reference },
    });
    expect((await settle(`deliveries/${id}/done`, { orderId: 'hand-1', orderNo: 'BX-1' })).status).toBe(204);
    expect(await lastAudit()).toMatchObject({ action: 'markSystemDeliveryDone', facts: { ids: [id] } });
    await write('evt-hand', { id: 'hand-1', reference, status: 'done', costCents: 0, updatedAt: instant(1) });
    await exchange.settle();
    const [state] = await rows<{ status: string }>('SELECT status FROM instance WHERE id = $1', instanceId);
    expect(state?.status).toBe('closed');
    expect((await admin.get(`${BASE}/deliveries?about=BX-1`)).body).toMatchObject({ items: [{ id }] });
  });
});

describe('events in quarantine', () => {
  it('take effect after the status map was changed, when their case takes the new map', async () => {
    const { instanceId, reference } = await exchange.submit();
    await exchange.settle();
    const [order] = ordersOf(reference);
    const said = { id: order?.id ?? '', reference, status: '等配件', version: 7, updatedAt: instant(5) };
    await write('evt-new-word', said);
    expect(await eventOf('evt-new-word')).toMatchObject({ status: 'quarantined', result: 'unknownStatus' });
    expect((await admin.get(`${BASE}/events?status=quarantined`)).body).toMatchObject({
      items: [{ eventId: 'evt-new-word', peerStatus: '等配件', reference }],
      quarantined: [{ reason: 'unknownStatus', count: 1 }],
    });
    const definition = centreDefinition(exchange.simulator.url);
    const known = definition.statuses.filter(({ status }) => status === 'new');
    const label = { zh: '等配件', en: 'Waits for parts' };
    const more = {
      ...definition,
      statuses: [...definition.statuses, ...known.map((each) => ({ ...each, status: '等配件', label }))],
    };
    const put = await admin.put(`/api/systems/${CENTRE}`, { seen: 1, definition: more });
    expect(put.body).toEqual({ code: CENTRE, version: 2 });
    const of = { reason: 'unknownStatus' };
    await settle('events/apply', { of, withNewMap: false });
    await exchange.settle();
    expect((await eventOf('evt-new-word')).status).toBe('quarantined');
    expect((await settle('events/apply', { of, withNewMap: true })).body).toEqual({ count: 1, more: false });
    expect(await lastAudit()).toMatchObject({ action: 'applySystemEventsAgain', facts: { version: 2 } });
    await exchange.settle();
    expect(await eventOf('evt-new-word')).toMatchObject({ status: 'done', result: 'applied' });
    const student = await exchange.as('202410010101');
    expect(JSON.stringify((await student.get(`/api/instances/${instanceId}`)).body)).toContain('等配件');
  });

  it('are bound to the case that a person names, if it is one of this system, or dropped with a reason', async () => {
    const { id: dead, instanceId, reference } = await deadCase();
    await secretIs(RIGHT);
    const lost = {
      id: 'lost-1',
      reference: '20260302-BX-9999990',
      status: 'accepted',
      updatedAt: instant(5),
    };
    await write('evt-lost-1', lost);
    await write('evt-lost-22', { ...lost, status: 'dispatched', updatedAt: instant(6) });
    const event = await eventOf('evt-lost-1');
    expect(event).toMatchObject({ status: 'quarantined', result: 'unknownReference' });
    const unknown = await settle(`events/${event.id}/bind`, { reference: '20260302-BX-1234567' });
    expect(unknown.body).toMatchObject({
      code: 'INVALID_INPUT',
      errors: [{ field: '/reference', code: 'unknown' }],
    });
    const bound = await settle(`events/${event.id}/bind`, { reference });
    expect(bound.body).toEqual({ count: 2, more: false });
    await exchange.settle();
    expect(await eventOf('evt-lost-22')).toMatchObject({ status: 'done', result: 'applied' });
    expect((await admin.get(`${BASE}/events/${event.id}`)).body).toMatchObject({
      body: expect.stringContaining('20260302-BX-9999990'),
      settledNote: reference,
    });
    // What asked for the order is now known to be there: it need not be sent any more.
    expect((await settle(`deliveries/${dead}/done`, {})).status).toBe(204);
    expect(await statuses(instanceId)).toEqual(['done']);
    const taken = { id: 'lost-2', reference: 'nobody', status: 'accepted', updatedAt: instant(7) };
    await write('evt-lost-333', taken);
    const second = await eventOf('evt-lost-333');
    expect((await settle(`events/${second.id}/bind`, { reference })).body).toMatchObject({
      code: 'SYSTEM_OTHER_ORDER',
    });
    await settle('events/drop', { of: { ids: [second.id] }, reason: '对方的测试单' });
    expect(await eventOf('evt-lost-333')).toMatchObject({ status: 'dropped' });
    expect(await lastAudit()).toMatchObject({ action: 'dropSystemEvents', facts: { ids: [second.id] } });
    const again = await settle('events/drop', { of: { ids: [second.id] }, reason: '再来一次' });
    expect(again.body).toMatchObject({ code: 'SYSTEM_ROW_MOVED' });
  });

  it('are dropped all of a kind in one act, and no others', async () => {
    const lost = { reference: 'nobody', status: 'accepted', updatedAt: instant(8) };
    await write('evt-many-1', { ...lost, id: 'many-1' });
    await write('evt-many-2', { ...lost, id: 'many-2' });
    const { reference } = await exchange.submit();
    await exchange.settle();
    const [order] = ordersOf(reference);
    const word = { id: order?.id ?? '', reference, status: '不认识', version: 7, updatedAt: instant(9) };
    await write('evt-other-kind', word);
    const of = { reason: 'unknownReference' };
    const dropped = await settle('events/drop', { of, reason: '对方的压力测试' });
    expect(dropped.body).toEqual({ count: 2, more: false });
    expect(await eventOf('evt-many-2')).toMatchObject({ status: 'dropped', result: 'unknownReference' });
    expect(await eventOf('evt-other-kind')).toMatchObject({ status: 'quarantined' });
    expect(await lastAudit()).toMatchObject({ action: 'dropSystemEvents', facts: { count: 2 } });
  });
});

it('lists rows page by page, none twice and none left out', async () => {
  const all = await admin.get(`${BASE}/events?limit=100`);
  const ids: number[] = [];
  let cursor = '';
  for (let pages = 0; pages < 50; pages++) {
    const { body } = await admin.get(`${BASE}/events?limit=3${cursor}`);
    if (!isPage(body)) throw new Error(JSON.stringify(body));
    ids.push(...body.items.map(({ id }) => id));
    if (body.next === null) break;
    cursor = `&cursor=${body.next}`;
  }
  expect(ids.length).toBeGreaterThan(6);
  expect(isPage(all.body) && all.body.items.map(({ id }) => id)).toEqual(ids);
  expect((await admin.get(`${BASE}/events?cursor=nonsense`)).body).toMatchObject({ code: 'INVALID_INPUT' });
});

interface IdPage {
  readonly items: readonly { readonly id: number }[];
  readonly next: string | null;
}
function isPage(body: unknown): body is IdPage {
  return typeof body === 'object' && body !== null && 'items' in body && 'next' in body;
}

it('asks the system what it offers, and says what the status map lacks or why there is no answer', async () => {
  const tested = await settle('test', {});
  expect(tested.body).toMatchObject({ failure: null, offers: { unmapped: [], isKeyDifferent: false } });
  await secretIs(WRONG);
  const { body } = await settle('test', {});
  expect(body).toMatchObject({ offers: null, failure: { status: 401 } });
  await secretIs(RIGHT);
});

it('is read by the unit in charge, changed by administrators alone, and unknown to every other unit', async () => {
  const people = exchange.parts.directory.current();
  const headOf = (unit: string) => {
    const head = people.heads(people.unitByCode(unit)?.id ?? 0)[0] ?? 0;
    return exchange.as(people.person(head)?.personNo ?? '', 'office');
  };
  const [row] = await rows<{ id: number }>('SELECT id FROM system_delivery LIMIT 1');
  const id = row?.id ?? 0;
  const owner = await headOf('xsgy');
  expect((await owner.get(`${BASE}/deliveries`)).status).toBe(200);
  expect((await owner.get(`${BASE}/deliveries/${id}`)).status).toBe(200);
  expect((await owner.post(`${BASE}/deliveries/resend`, { ids: [id] })).status).toBe(403);
  const other = await headOf('xsgzc');
  expect((await other.get(`${BASE}/deliveries`)).status).toBe(404);
  expect((await other.get(`${BASE}/events`)).status).toBe(404);
  const student = await exchange.as('202410010102');
  expect((await student.get(`${BASE}/deliveries`)).status).toBe(403);
});
