import { afterEach, describe, expect, test } from 'vitest';
import { listenForCallbacks } from '../contract-test/callback-listener.ts';
import { askHook } from '../peer/ask-hook.ts';
import { createOrder } from '../peer/create-order.ts';
import { findOrder } from '../peer/find-order.ts';
import { listAll } from '../peer/list-orders.ts';
import { readOrder } from '../peer/read-order.ts';
import { bench, orderOf, TEST_SECRETS, testSecret } from '../testing.ts';
import type { Faults } from './simulator.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

async function system(faults: Faults) {
  const made = await bench({ faults });
  closers.push(() => made.close());
  return made;
}

/** The same, with a hall that listens. */
async function heard(faults: Faults) {
  const made = await system(faults);
  const { clock, simulator } = made;
  const secrets = [testSecret(TEST_SECRETS.toHall)];
  const hall = await listenForCallbacks({ port: 0, host: '127.0.0.1', secrets, clock });
  closers.push(() => hall.close());
  simulator.setHall(hall.url);
  const after = async (ms: number): Promise<void> => {
    clock.advance(ms);
    await simulator.idle();
  };
  return { ...made, hall, after };
}

const DAY_MS = 24 * 3_600_000;

describe('a fault of its answers', () => {
  test.each([
    ['502', 'slowDown', 502],
    ['422', 'refused', 422],
    ['cut-before', 'retry', undefined],
  ] as const)('%s: nothing was done, and the hall reads it as %s', async (fault, kind, status) => {
    const { simulator, peer } = await system({ [fault]: 1 });
    const answer = await createOrder(peer, 'R', orderOf('R'));
    expect(answer).toMatchObject({ kind });
    expect('failure' in answer ? answer.failure.status : 'none').toBe(status);
    expect(simulator.effects()).toEqual([]);
  });

  test('wrong-type: what is right is taken, whatever it is called', async () => {
    const { peer } = await system({ 'wrong-type': 1 });
    expect(await createOrder(peer, 'R', orderOf('R'))).toMatchObject({ kind: 'done' });
  });

  test('conflict-bare: it says that there is an order, and not which', async () => {
    const { peer, simulator } = await system({ 'conflict-bare': 1 });
    await createOrder(peer, 'R', orderOf('R'));
    expect(await createOrder(peer, 'R', orderOf('R'))).toMatchObject({ kind: 'retry', unsure: true });
    expect(simulator.effects('R', 'order.create')).toHaveLength(1);
  });

  test('short-key: a repeat is known for a minute, and makes another order after it', async () => {
    const { peer, clock, simulator } = await system({ 'short-key': 1 });
    await createOrder(peer, 'R', orderOf('R'));
    clock.advance(59_000);
    await createOrder(peer, 'R', orderOf('R'));
    expect(simulator.effects('R', 'order.create')).toHaveLength(1);
    clock.advance(2000);
    await createOrder(peer, 'R', orderOf('R'));
    expect(simulator.effects('R', 'order.create')).toHaveLength(2);
  });

  test('deleted: it is neither read nor listed, and is found by its reference all the same', async () => {
    const { peer, simulator } = await system({ deleted: 1 });
    await createOrder(peer, 'R', orderOf('R'));
    const [order] = simulator.orders();
    expect(await readOrder(peer, order?.id ?? '')).toEqual({ kind: 'done', value: undefined });
    const since = '2026-01-01T00:00:00Z';
    expect(await listAll(peer, { since, cursor: undefined })).toMatchObject({ value: { orders: [] } });
    expect(await findOrder(peer, 'R')).toMatchObject({ value: { id: order?.id } });
  });

  test('whole-seconds: lists know less of the time than orders do', async () => {
    const { peer, clock } = await system({ 'whole-seconds': 1 });
    clock.advance(123);
    await createOrder(peer, 'R', orderOf('R'));
    const found = await findOrder(peer, 'R');
    const listed = await listAll(peer, { since: '2026-01-01T00:00:00Z', cursor: undefined });
    const updatedAt = found.kind === 'done' ? (found.value?.updatedAt ?? '') : '';
    expect(updatedAt).toMatch(/\.123Z$/);
    expect(listed).toMatchObject({ value: { orders: [{ updatedAt: updatedAt.replace('.123', '') }] } });
  });

  test('epoch: its times are numbers, and it is not taken', async () => {
    const { peer } = await system({ epoch: 1 });
    expect(await createOrder(peer, 'R', orderOf('R'))).toMatchObject({
      failure: { problems: [{ field: '/updatedAt' }] },
    });
  });

  test('reopens: what is done is shown as under way, as if that were newer', async () => {
    const { peer, simulator } = await system({ reopens: 1 });
    await createOrder(peer, 'R', orderOf('R'));
    const [{ id } = { id: '' }] = simulator.orders();
    for (let step = 0; step < 3; step++) simulator.step(id);
    expect(simulator.orders()).toMatchObject([{ status: 'done', version: 4 }]);
    expect(await readOrder(peer, id)).toMatchObject({ value: { status: 'dispatched', version: 5 } });
  });
});

describe('a fault of what it tells the hall', () => {
  test('late: it comes after three days', async () => {
    const { peer, hall, after } = await heard({ late: 1 });
    await createOrder(peer, 'R', orderOf('R'));
    await after(3 * DAY_MS - 1000);
    expect(hall.received()).toHaveLength(0);
    await after(1000);
    expect(hall.received()).toMatchObject([{ status: 202 }]);
  });

  test('replay: the same bytes come again after a week, signed for then', async () => {
    const { peer, hall, after } = await heard({ replay: 1 });
    await createOrder(peer, 'R', orderOf('R'));
    await after(0);
    await after(7 * DAY_MS);
    const [first, again] = hall.received();
    expect(again).toMatchObject({ status: 202, bytes: first?.bytes });
    expect(again?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
  });

  test('two-signatures: one of them is right, and that is enough', async () => {
    const { peer, hall, after } = await heard({ 'two-signatures': 1 });
    await createOrder(peer, 'R', orderOf('R'));
    await after(0);
    const [letter] = hall.received();
    expect(letter?.headers['webhook-signature']).toMatch(/^v1,\S+ v1,\S+$/);
    expect(letter?.status).toBe(202);
  });
});

/** What it answers when it is asked so many times. */
const asks = async (faults: Faults, times: number) => {
  const { peer } = await system(faults);
  const replies: unknown[] = [];
  for (let time = 0; time < times; time++) {
    const answer = await askHook(peer, {
      hook: 'action.doing',
      hookId: `h-${time}`,
      at: '2026-03-02T01:00:00Z',
      service: 'repair',
      actor: { personNo: '1' },
      entitled: { personNo: '1' },
      form: {},
    });
    replies.push(answer.kind === 'done' ? answer.value : answer.kind);
  }
  return replies;
};

describe('a fault of its before-events', () => {
  test('hook-markup and hook-forbidden: what people must not see as it is, and what it was not given', async () => {
    expect(await asks({ 'hook-markup': 1 }, 1)).toMatchObject([
      { message: expect.stringContaining('<script>') },
    ]);
    expect(await asks({ 'hook-forbidden': 1 }, 1)).toMatchObject([{ prefill: { applicant: '他人' } }]);
  });

  test('hook-fickle: three questions, three answers', async () => {
    const replies = await asks({ 'hook-fickle': 1 }, 3);
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(3);
  });
});
