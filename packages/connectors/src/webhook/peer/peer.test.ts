import { afterEach, describe, expect, test } from 'vitest';
import type { FaultName, Faults } from '../simulator/simulator.ts';
import { bench, orderOf, sealed, testSecret, type Bench } from '../testing.ts';
import type { HookRequest } from '../wire/hook.ts';
import { speaksAgainstSystem } from './answer.ts';
import { askHook } from './ask-hook.ts';
import { askPending, createOrder } from './create-order.ts';
import { describe as describeSystem } from './describe.ts';
import { fetchPhoto } from './fetch-photo.ts';
import { findOrder } from './find-order.ts';
import { listAll, listChanges } from './list-orders.ts';
import { readOrder } from './read-order.ts';
import { tellEvent } from './tell-event.ts';

const R = '20260302-SSBX-0000171';
const open: Bench[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function set(faults: Faults = {}, options: Parameters<typeof bench>[0] = {}): Promise<Bench> {
  const made = await bench({ faults, ...options });
  open.push(made);
  return made;
}

const always = (name: FaultName): Faults => ({ [name]: 1 });
const reminder = (id: string) =>
  sealed({ type: 'order.reminded', id, atMs: 0, data: { reference: R, by: 'applicant', times: 1 } });

/** Lets the hall's time run out once the request has arrived. */
async function runOut<T>({ simulator, clock }: Bench, work: () => Promise<T>, ms = 20_000): Promise<T> {
  const arrived = simulator.nextRequest();
  const answer = work();
  await arrived;
  // What the simulator does with it takes no time of the clock.
  await new Promise((done) => setImmediate(done));
  clock.advance(ms);
  return answer;
}

describe('a new order', () => {
  test('is made, and the same reference or key gets the order that is there', async () => {
    const { peer, simulator } = await set();
    const made = await createOrder(peer, R, orderOf(R));
    expect(made).toMatchObject({ kind: 'done', value: { reference: R, version: 1, cause: `${R}:1` } });
    expect(await createOrder(peer, R, orderOf(R))).toMatchObject({
      kind: 'adopted',
      value: { reference: R },
    });
    expect(await createOrder(peer, R, orderOf(R, 2))).toMatchObject({
      kind: 'adopted',
      value: { reference: R },
    });
    expect(simulator.effects(R, 'order.create')).toHaveLength(1);
  });

  test('that is there already is adopted from a 409', async () => {
    const { peer } = await set(always('conflict'));
    await createOrder(peer, R, orderOf(R));
    expect(await createOrder(peer, R, orderOf(R))).toMatchObject({
      kind: 'adopted',
      value: { reference: R },
    });
  });

  test('that takes longer is there when it is asked for', async () => {
    const { peer, clock } = await set(always('later'));
    const made = await createOrder(peer, R, orderOf(R));
    const token = made.kind === 'later' ? made.token : '';
    expect(await askPending(peer, R, token)).toEqual({ kind: 'later', token });
    clock.advance(3000);
    expect(await askPending(peer, R, token)).toMatchObject({ kind: 'adopted', value: { reference: R } });
    expect(await askPending(peer, R, 'unknown')).toMatchObject({ kind: 'refused' });
  });

  test.each([
    ['500', 'retry', true, 'status:500'],
    ['503', 'slowDown', true, 'status:503'],
    ['429', 'slowDown', false, 'status:429'],
    ['429-plain', 'slowDown', false, 'status:429'],
    ['410', 'gone', false, 'status:410'],
    ['redirect', 'retry', true, 'redirect:302'],
    ['html', 'retry', true, 'unreadable:200'],
    ['empty', 'retry', true, 'unreadable:200'],
    ['error-200', 'retry', true, 'unreadable:200'],
    ['malformed', 'retry', true, 'unreadable:200'],
    ['oversize', 'retry', true, 'tooLarge'],
    ['reset', 'retry', true, 'broken'],
    ['number-id', 'retry', true, 'unreadable:201'],
    ['no-zone', 'retry', true, 'unreadable:201'],
  ] as const)('answered by %s is classified as %s, unsure: %s', async (fault, kind, unsure, key) => {
    const { peer } = await set(always(fault));
    expect(await createOrder(peer, R, orderOf(R))).toMatchObject({ kind, unsure, failure: { key } });
  });

  test('is told to wait as long as the system asks', async () => {
    const { peer } = await set(always('429'));
    expect(await createOrder(peer, R, orderOf(R))).toMatchObject({ retryAfterMs: 7000 });
    const plain = await set(always('429-plain'));
    expect(await createOrder(plain.peer, R, orderOf(R))).toMatchObject({ retryAfterMs: undefined });
  });

  test('that was made without an answer is found by its reference', async () => {
    const made = await set(always('timeout-after-commit'));
    const answer = await runOut(made, () => createOrder(made.peer, R, orderOf(R)));
    expect(answer).toMatchObject({ kind: 'retry', unsure: true, failure: { reason: 'timeout' } });
    made.simulator.setFaults({});
    expect(await findOrder(made.peer, R)).toMatchObject({ kind: 'done', value: { reference: R } });
    expect(made.simulator.effects(R)).toHaveLength(1);
  });

  test('that is made after a 500 is made once, whoever comes first', async () => {
    const { peer, clock, simulator } = await set(always('commit-after-timeout'));
    expect(await createOrder(peer, R, orderOf(R))).toMatchObject({ kind: 'retry', unsure: true });
    expect(await findOrder(peer, R)).toEqual({ kind: 'done', value: undefined });
    simulator.setFaults({});
    expect(await createOrder(peer, R, orderOf(R))).toMatchObject({ kind: 'done' });
    clock.advance(10_000);
    expect(simulator.effects(R, 'order.create')).toHaveLength(1);
    expect(simulator.orders()).toHaveLength(1);
  });

  test('with a wrong secret is refused, and nothing happens', async () => {
    const { peer, simulator } = await set();
    const other = { ...peer, secrets: [testSecret(`whsec_${Buffer.alloc(24, 9).toString('base64')}`)] };
    expect(await createOrder(other, R, orderOf(R))).toMatchObject({
      kind: 'refused',
      failure: { key: 'status:401' },
    });
    expect(simulator.effects()).toEqual([]);
  });

  test('is certainly not there when nobody listens', async () => {
    const { peer, close } = await bench();
    await close();
    const { outbound } = await set();
    const answer = await createOrder({ ...peer, outbound }, R, orderOf(R));
    expect(answer).toMatchObject({ kind: 'refused', failure: { key: 'refusedAddress:notAllowed' } });
    const gone = await bench();
    await gone.simulator.close();
    const later = await createOrder(gone.peer, R, orderOf(R));
    expect(later).toMatchObject({ kind: 'retry', unsure: false, failure: { key: 'unreachable:refused' } });
    await gone.outbound.close();
  });

  test('about another reference is not taken over', async () => {
    const { peer } = await set();
    const answer = await createOrder(peer, 'OTHER', orderOf(R));
    expect(answer).toMatchObject({ kind: 'retry', unsure: true, failure: { reason: 'otherOrder' } });
  });
});

describe('a lookup', () => {
  test('tells none from one', async () => {
    const { peer } = await set();
    expect(await findOrder(peer, R)).toEqual({ kind: 'done', value: undefined });
    await createOrder(peer, R, orderOf(R));
    expect(await findOrder(peer, R)).toMatchObject({ kind: 'done', value: { reference: R } });
  });

  test('that is answered with another order is not "none"', async () => {
    const { peer } = await set(always('ignore-query'));
    await createOrder(peer, 'OTHER', orderOf('OTHER'));
    expect(await findOrder(peer, R)).toMatchObject({ kind: 'retry', failure: { reason: 'otherOrder' } });
  });

  test('that finds two orders is for a person', async () => {
    const { peer } = await set(always('forgetful'));
    await createOrder(peer, R, orderOf(R));
    await createOrder(peer, R, orderOf(R));
    expect(await findOrder(peer, R)).toMatchObject({ kind: 'refused', failure: { reason: 'severalOrders' } });
  });

  test.each(['html', 'empty', 'error-200', 'malformed'] as const)(
    'answered by %s is not "none"',
    async (fault) => {
      const { peer } = await set(always(fault));
      expect((await findOrder(peer, R)).kind).toBe('retry');
    },
  );
});

describe('an event', () => {
  test('has one effect however often it arrives, and names itself as the cause', async () => {
    const { peer, simulator } = await set();
    const made = await createOrder(peer, R, orderOf(R));
    const id = made.kind === 'done' ? made.value.id : '';
    const first = await tellEvent(peer, id, reminder(`${R}:2`));
    expect(first).toMatchObject({ kind: 'done', value: { version: 2, cause: `${R}:2` } });
    expect(await tellEvent(peer, id, reminder(`${R}:2`))).toEqual(first);
    expect(simulator.effects(R, 'order.reminded')).toHaveLength(1);
  });

  test('for an order that is not there is refused', async () => {
    const { peer } = await set();
    const answer = await tellEvent(peer, '9', reminder(`${R}:2`));
    expect(answer).toMatchObject({ kind: 'refused', failure: { key: 'status:404' } });
  });

  test('that is withdrawal closes the order', async () => {
    const { peer, simulator } = await set();
    await createOrder(peer, R, orderOf(R));
    const data = { reference: R, reason: '自己修好了' };
    await tellEvent(peer, '4711', sealed({ type: 'order.withdrawn', id: `${R}:3`, atMs: 0, data }));
    expect(simulator.orders()).toMatchObject([{ status: 'cancelled' }]);
  });
});

describe('reading', () => {
  test('tells an order from one that is not there and from another one', async () => {
    const { peer, simulator } = await set();
    await createOrder(peer, R, orderOf(R));
    await createOrder(peer, 'OTHER', orderOf('OTHER'));
    expect(await readOrder(peer, '4711')).toMatchObject({ kind: 'done', value: { id: '4711' } });
    expect(await readOrder(peer, '1/2 三')).toEqual({ kind: 'done', value: undefined });
    simulator.setFaults(always('other-order'));
    expect(await readOrder(peer, '4711')).toMatchObject({ kind: 'retry', failure: { reason: 'otherOrder' } });
  });

  test('a description says what the system offers', async () => {
    const { peer } = await set();
    expect(await describeSystem(peer)).toMatchObject({
      kind: 'done',
      value: { contract: '1', honoursIdempotencyKey: true },
    });
  });

  test.each([listChanges, listAll])(
    'a list is complete over its pages, also when orders change between them',
    async (list) => {
      const { peer, clock, simulator } = await set({}, { pageSize: 2 });
      for (const reference of ['A', 'B', 'C', 'D', 'E'])
        await createOrder(peer, reference, orderOf(reference));
      const seen = new Set<string>();
      let cursor: string | undefined;
      const since = '2026-03-02T01:00:00Z';
      for (let page = 0; page < 10; page += 1) {
        const answer = await list(peer, { since, cursor });
        if (answer.kind !== 'done') throw new Error(answer.failure.en);
        for (const { reference } of answer.value.orders) seen.add(reference);
        if (answer.value.next === null) break;
        cursor = answer.value.next;
        clock.advance(1000);
        simulator.change('4711', { note: `page ${page}` });
      }
      expect([...seen].toSorted()).toEqual(['A', 'B', 'C', 'D', 'E']);
    },
  );

  test('the list of all has open orders of any age and closed ones since then', async () => {
    const { peer, clock, simulator } = await set();
    for (const reference of ['A', 'B', 'C']) await createOrder(peer, reference, orderOf(reference));
    simulator.change('4711', { status: 'done' });
    clock.advance(3600_000);
    simulator.change('4712', { status: 'done' });
    const answer = await listAll(peer, { since: '2026-03-02T01:30:00Z' });
    expect(answer.kind === 'done' && answer.value.orders.map(({ reference }) => reference)).toEqual([
      'C',
      'B',
    ]);
  });
});

describe('a photo', () => {
  test('comes as bytes with its type', async () => {
    const { peer, simulator } = await set();
    const photo = { id: 'p', url: `${simulator.url}photos/p` };
    expect(await fetchPhoto(peer, photo, 1024 * 1024)).toMatchObject({
      kind: 'done',
      value: { type: 'image/png' },
    });
  });

  test.each([
    ['photo-refused', 'refused'],
    ['photo-large', 'retry'],
    ['photo-html', 'retry'],
  ] as const)('does not come with %s', async (fault, kind) => {
    const { peer, simulator } = await set(always(fault));
    const photo = { id: 'p', url: `${simulator.url}photos/p` };
    expect((await fetchPhoto(peer, photo, 1024 * 1024)).kind).toBe(kind);
  });

  test('elsewhere than on the list is not fetched', async () => {
    const { peer } = await set();
    const answer = await fetchPhoto(peer, { id: 'p', url: 'http://169.254.169.254/latest' }, 1024);
    expect(answer).toMatchObject({ kind: 'refused', failure: { reason: 'refusedAddress' } });
  });
});

const request = (change: Partial<HookRequest> = {}): HookRequest => ({
  hook: 'field.suggesting',
  hookId: 'h:1',
  at: '2026-03-02T01:00:00Z',
  service: 'asset-repair',
  actor: { personNo: '1' },
  entitled: { personNo: '1' },
  form: {},
  ...change,
});

describe('a before-event', () => {
  test('brings choices by their pinyin, and a veto with its reason', async () => {
    const { peer } = await set();
    const choices = await askHook(peer, request({ query: 'ying' }));
    expect(choices).toMatchObject({ kind: 'done', value: { options: [{ code: 'A1' }] } });
    const veto = await askHook(peer, request({ hook: 'action.doing', form: { state: 'scrapped' } }));
    expect(veto).toMatchObject({ kind: 'done', value: { decision: 'veto' } });
  });

  test.each([
    ['hook-oversize', 'tooLarge'],
    ['hook-schema', 'unreadable'],
    ['hook-500', 'status'],
  ] as const)('fails with %s', async (fault, reason) => {
    const { peer } = await set(always(fault));
    expect(await askHook(peer, request())).toMatchObject({ kind: 'retry', failure: { reason } });
  });

  test.each([
    ['field.suggesting', 1000],
    ['action.doing', 2000],
  ] as const)('%s is waited for %i ms', async (hook, ms) => {
    const made = await set(always('hook-slow'));
    const answer = await runOut(made, () => askHook(made.peer, request({ hook })), ms);
    expect(answer).toMatchObject({ kind: 'retry', failure: { reason: 'timeout' } });
  });
});

describe('what speaks against the whole system', () => {
  test.each([
    ['500', true],
    ['503', true],
    ['html', true],
    ['reset', true],
    ['429', false],
    ['410', false],
  ] as const)('%s: %s', async (fault, against) => {
    const { peer } = await set(always(fault));
    const answer = await createOrder(peer, R, orderOf(R));
    expect('failure' in answer && speaksAgainstSystem(answer)).toBe(against);
  });
});
