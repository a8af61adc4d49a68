import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEvent, FROM_HALL, hallEvent } from '../testing/fake-hall.ts';
import { createTestCentre, type TestCentre } from '../testing/test-centre.ts';

let centre: TestCentre;
beforeAll(async () => {
  centre = await createTestCentre();
});
afterAll(() => centre.close());

const stranger = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;

async function count(table: string): Promise<number> {
  const { rows } = await centre.centre.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`);
  return rows[0]?.n ?? -1;
}

describe('whoever is not the hall', () => {
  const paths = ['/', '/orders?reference=R-1', '/orders/1', '/orders/changes', '/orders/all', '/photos/x'];
  test.each(paths)('cannot read %s', async (path) => {
    expect((await centre.asHall.get(path, { secrets: [stranger] })).status).toBe(401);
    const bare = await fetch(`${centre.url}/hall${path}`);
    expect(bare.status).toBe(401);
    const recorded = `${centre.url}/hall/orders?reference=R-2`;
    expect((await centre.asHall.get(path, { signedFor: recorded })).status).toBe(401);
  });

  test.each([
    ['another secret', { secrets: [stranger] }],
    ['JSON written again', { body: JSON.stringify(createEvent('R-401'), null, 1) }],
    ['a time six minutes ago', { headers: { 'webhook-timestamp': '1772412900' } }],
    ['no signature', { headers: { 'webhook-signature': '' } }],
  ])('makes no order with %s', async (_, change) => {
    const before = await count('repair_order');
    expect((await centre.asHall.post('/orders', createEvent('R-401'), change)).status).toBe(401);
    expect(await count('repair_order')).toBe(before);
    expect(await count('hall_event')).toBe(await count('repair_order'));
  });

  test('asks no hook and tells no event', async () => {
    const event = hallEvent('order.noted', 'R-1', 2, { note: 'x' });
    expect((await centre.asHall.post('/orders/1/events', event, { secrets: [stranger] })).status).toBe(401);
    expect(
      (await centre.asHall.post('/hooks/instance.starting', event, { secrets: [stranger] })).status,
    ).toBe(401);
  });
});

test('while a key is changed the hall may sign with the old and the new one', async () => {
  expect((await centre.asHall.get('/', { secrets: [stranger, FROM_HALL] })).status).toBe(200);
  const second = await centre.start({ secrets: { fromHall: [stranger, FROM_HALL], toHall: [stranger] } });
  const { hallClient } = await import('../testing/fake-hall.ts');
  const hall = hallClient(`${second.url}/hall`, () => centre.clock.now);
  expect((await hall.get('/', { secrets: [FROM_HALL] })).status).toBe(200);
  expect((await hall.get('/', { secrets: [stranger] })).status).toBe(200);
  await second.stop();
});

test('the system describes itself', async () => {
  const { json } = await centre.asHall.get('/');
  expect(json).toMatchObject({
    contract: '1',
    name: '学生公寓报修管理系统',
    operations: ['create', 'lookup', 'read', 'events', 'changes', 'all'],
    honoursIdempotencyKey: true,
  });
  expect(json['statuses']).toContain('parts');
});

describe('an order', () => {
  test('is made once: the same event, another event of the case and twenty at once find the first one', async () => {
    const event = createEvent('R-100');
    const first = await centre.asHall.post('/orders', event);
    expect(first.status).toBe(201);
    expect(first.json).toMatchObject({
      reference: 'R-100',
      version: 1,
      status: 'received',
      cause: 'R-100:1',
    });
    const again = await centre.asHall.post('/orders', event);
    expect([again.status, again.json]).toEqual([200, first.json]);
    const later = await centre.asHall.post('/orders', { ...event, id: 'R-100:9' });
    expect([later.status, later.json['id']]).toEqual([200, first.json['id']]);

    const crowd = await Promise.all(
      Array.from({ length: 20 }, () => centre.asHall.post('/orders', createEvent('R-101'))),
    );
    expect(new Set(crowd.map(({ json }) => json['id'])).size).toBe(1);
    expect(crowd.filter(({ status }) => status === 201)).toHaveLength(1);
    const { json } = await centre.asHall.get('/orders?reference=R-101');
    expect(json['orders']).toHaveLength(1);
  });

  test('numbers have no gaps, however many come at once', async () => {
    const crowd = await Promise.all(
      Array.from({ length: 12 }, (_, n) => centre.asHall.post('/orders', createEvent(`R-12${n + 10}`))),
    );
    const numbers = crowd.map(({ json }) => Number(String(json['no']).slice(-4))).toSorted((a, b) => a - b);
    expect(numbers.map((n) => n - (numbers[0] ?? 0))).toEqual(numbers.map((_, index) => index));
  });

  test('with an id that came before with other bytes is refused', async () => {
    const event = createEvent('R-110');
    expect((await centre.asHall.post('/orders', event)).status).toBe(201);
    const changed = await centre.asHall.post('/orders', { ...event, time: '2026-03-02T01:00:01.000Z' });
    expect(changed.status).toBe(409);
    expect(changed.json['reference']).toBeUndefined();
  });

  test.each([
    ['a body that is no JSON', { body: 'order' }],
    ['an Idempotency-Key that is another id', { headers: { 'idempotency-key': '"R-9"' } }],
  ])('is not made of %s', async (_, change) => {
    const event = createEvent('R-115');
    const { signedHeaders } = await import('../../../foundation/src/signing/signature.ts');
    const body = 'body' in change ? change.body : JSON.stringify(event);
    const headers = signedHeaders([FROM_HALL], centre.clock.now, { id: event.id, body });
    const answer = await centre.asHall.post('/orders', event, {
      ...change,
      headers: { ...headers, ...('headers' in change ? change.headers : {}) },
    });
    expect(answer.status).toBe(400);
  });

  test('that nobody knows is 404, a reference that nobody knows an empty list', async () => {
    for (const id of ['999999', '0', 'abc', '%27', '99999999999999999999999']) {
      expect((await centre.asHall.get(`/orders/${id}`)).status).toBe(404);
    }
    expect((await centre.asHall.get('/orders?reference=R-none')).json).toEqual({ orders: [] });
  });

  test('takes what the form left out as empty', async () => {
    const event = createEvent('R-116', { fields: { building: 'ws03' }, link: null });
    const { json, status } = await centre.asHall.post('/orders', event);
    expect([status, json['status']]).toEqual([201, 'received']);
  });
});

async function made(reference: string): Promise<string> {
  return String((await centre.asHall.post('/orders', createEvent(reference))).json['id']);
}

describe('events of the hall', () => {
  test('take effect once, each as one version that names it as its cause', async () => {
    const id = await made('R-200');
    const reminded = hallEvent('order.reminded', 'R-200', 2, {
      note: '今晚能来吗',
      by: 'applicant',
      times: 1,
    });
    const first = await centre.asHall.post(`/orders/${id}/events`, reminded);
    expect([first.status, first.json['version'], first.json['cause']]).toEqual([200, 2, 'R-200:2']);
    const crowd = await Promise.all(
      Array.from({ length: 10 }, () => centre.asHall.post(`/orders/${id}/events`, reminded)),
    );
    expect(crowd.map(({ status, json }) => [status, json['version']])).toEqual(crowd.map(() => [200, 2]));
    const other = { ...reminded, data: { ...reminded.data, note: '别的' } };
    expect((await centre.asHall.post(`/orders/${id}/events`, other)).status).toBe(409);
    expect((await centre.asHall.get(`/orders/${id}`)).json['version']).toBe(2);
  });

  test('of another case, or of a kind that nobody knows, are refused and leave nothing', async () => {
    const id = await made('R-210');
    const foreign = hallEvent('order.noted', 'R-200', 7, { note: 'x' });
    expect((await centre.asHall.post(`/orders/${id}/events`, foreign)).status).toBe(404);
    const unknown = hallEvent('order.vanished', 'R-210', 2);
    expect((await centre.asHall.post(`/orders/${id}/events`, unknown)).status).toBe(400);
    expect((await centre.asHall.get(`/orders/${id}`)).json['version']).toBe(1);
    // The refused id was not used up: the right event passes under it.
    const right = hallEvent('order.noted', 'R-210', 2, { note: '钥匙在宿管处' });
    expect((await centre.asHall.post(`/orders/${id}/events`, right)).json['version']).toBe(2);
  });

  test('withdraw an order nobody works on, and are a line in the history of a closed one', async () => {
    const id = await made('R-220');
    const withdrawn = hallEvent('order.withdrawn', 'R-220', 2, { reason: '自己修好了' });
    expect((await centre.asHall.post(`/orders/${id}/events`, withdrawn)).json['status']).toBe('withdrawn');
    const rated = hallEvent('order.rated', 'R-220', 3, { stars: 5, options: [], comment: '' });
    const after = await centre.asHall.post(`/orders/${id}/events`, rated);
    expect([after.json['status'], after.json['version']]).toEqual(['withdrawn', 3]);
  });
});

describe('lists', () => {
  test('page through everything that changed, oldest first, and skip nothing that changes meanwhile', async () => {
    const { listChanges, readCursor } = await import('../orders/list-changes.ts');
    const pool = centre.centre.pool;
    const since = new Date(0);
    const all = await listChanges(pool, 'changes', since, undefined);
    expect(all.next).toBeNull();
    const times = all.orders.map(({ updatedAt }) => updatedAt.getTime());
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(new Set(times).size).toBe(times.length);

    const seen: string[] = [];
    let cursor: ReturnType<typeof readCursor>;
    let touched = false;
    for (let page = 0; page < 50; page += 1) {
      const { orders, next } = await listChanges(pool, 'changes', since, cursor, 3);
      seen.push(...orders.map(({ id }) => id));
      const first = all.orders.at(-1);
      if (!touched && first !== undefined) {
        touched = true;
        const event = hallEvent('order.noted', first.reference, 50, { note: '补充' });
        await centre.asHall.post(`/orders/${first.id}/events`, event);
      }
      if (next === null) break;
      cursor = readCursor(next);
    }
    expect(new Set(seen)).toEqual(new Set(all.orders.map(({ id }) => id)));
  });

  test('begin at the time asked for, that moment included', async () => {
    const { json } = await centre.asHall.get('/orders/changes?since=2000-01-01T00:00:00Z');
    const orders = json['orders'];
    if (!Array.isArray(orders)) throw new Error('no list');
    const last = orders.at(-1);
    const from = await centre.asHall.get(`/orders/changes?since=${encodeURIComponent(last.updatedAt)}`);
    expect(from.json).toEqual({ orders: [last], next: null });
  });

  test('of all orders have the open ones and those closed since', async () => {
    const closed = (await centre.asHall.get('/orders?reference=R-220')).json['orders'];
    const later = new Date(centre.clock.now + 3_600_000).toISOString();
    const now = await centre.asHall.get(`/orders/all?since=${later}`);
    expect(JSON.stringify(now.json)).not.toContain('R-220');
    expect(JSON.stringify(now.json)).toContain('R-210');
    const before = await centre.asHall.get(`/orders/all?since=2026-03-01T00:00:00Z`);
    expect(before.json['orders']).toEqual(expect.arrayContaining(Array.isArray(closed) ? closed : []));
  });

  test('refuse a time or a cursor that is none', async () => {
    expect((await centre.asHall.get('/orders/changes?since=yesterday')).status).toBe(400);
    expect((await centre.asHall.get('/orders/all?cursor=1%3B')).status).toBe(400);
  });
});
