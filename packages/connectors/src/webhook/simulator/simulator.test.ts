import { afterEach, describe, expect, test } from 'vitest';
import { listenForCallbacks, type CallbackListener } from '../contract-test/callback-listener.ts';
import { createOrder } from '../peer/create-order.ts';
import { sign } from '../signing/sign.ts';
import { bench, orderOf, TEST_SECRETS, testSecret, type Bench } from '../testing.ts';
import { readFaults, type Faults, type SimulatorOptions } from './simulator.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

interface Scene extends Bench {
  readonly hall: CallbackListener;
}

/** A simulator whose events arrive at a listener; `answers` are the statuses of its first answers. */
async function scene(
  faults: Faults,
  answers: readonly number[] = [],
  options: Partial<SimulatorOptions> = {},
): Promise<Scene> {
  const made = await bench({ faults, ...options });
  const left = [...answers];
  const hall = await listenForCallbacks({
    port: 0,
    host: '127.0.0.1',
    secrets: [testSecret(TEST_SECRETS.toHall)],
    clock: made.clock,
    answer: () => left.shift(),
  });
  made.simulator.setHall(hall.url);
  closers.push(
    () => made.close(),
    () => hall.close(),
  );
  return { ...made, hall };
}

const versions = ({ hall }: Scene) =>
  hall
    .received()
    .map(({ event }) => ('value' in event ? event.value.data.version : event.problems[0]?.field));

/** Who is sent where, by seed. */
const workers = async (seed: number) => {
  const { simulator, peer } = await scene({}, [], { seed });
  for (const reference of ['A', 'B', 'C', 'D', 'E', 'F'])
    await createOrder(peer, reference, orderOf(reference));
  for (const { id } of simulator.orders()) {
    simulator.step(id);
    simulator.step(id);
  }
  await simulator.idle();
  return simulator.orders().map(({ worker }) => worker?.name);
};

describe('the simulator', () => {
  test('works an order off by itself and tells the hall of every version, signed and in order', async () => {
    const { simulator, peer, clock, hall } = await scene({}, [], { pace: { minMs: 1000, maxMs: 5000 } });
    await createOrder(peer, 'R', orderOf('R'));
    await simulator.idle();
    for (let step = 0; step < 3; step += 1) {
      clock.advance(5000);
      await simulator.idle();
    }
    const statuses = hall.received().map(({ event }) => ('value' in event ? event.value.data.status : ''));
    expect(statuses).toEqual(['new', 'accepted', 'dispatched', 'done']);
    expect(hall.received().every(({ status }) => status === 202)).toBe(true);
    expect(clock.nextAlarmAt()).toBeUndefined();
  });

  test('sends again what was not taken, with the same id and bytes, and holds back what follows', async () => {
    const { simulator, peer, clock, hall } = await scene({}, [500, 503]);
    await createOrder(peer, 'R', orderOf('R'));
    simulator.step('4711');
    await simulator.idle();
    expect(hall.received()).toHaveLength(1);
    clock.advance(5000);
    await simulator.idle();
    clock.advance(5 * 60_000);
    await simulator.idle();
    const [first, second, third, fourth] = hall.received();
    expect([first, second, third].map((one) => one?.bytes.toString())).toEqual(
      Array(3).fill(first?.bytes.toString()),
    );
    expect(new Set([first, second, third].map((one) => one?.headers['webhook-id'])).size).toBe(1);
    expect(fourth?.event).toMatchObject({ value: { data: { version: 2 } } });
  });

  test('stops when the hall says that it is gone', async () => {
    const { simulator, peer, clock, hall } = await scene({}, [410]);
    await createOrder(peer, 'R', orderOf('R'));
    await simulator.idle();
    expect(hall.received()).toHaveLength(1);
    expect(clock.nextAlarmAt()).toBeUndefined();
  });

  test('does the same again with the same seed, and something else with another', async () => {
    expect(await workers(7)).toEqual(await workers(7));
    expect(await workers(7)).not.toEqual(await workers(8));
  });

  test('a share of a fault strikes that share of requests', async () => {
    const { simulator, peer } = await scene({ '500': 0.3 });
    for (let index = 0; index < 200; index += 1) await createOrder(peer, `R${index}`, orderOf(`R${index}`));
    const failed = simulator.requests().filter(({ status }) => status === 500).length;
    expect(failed).toBeGreaterThan(40);
    expect(failed).toBeLessThan(80);
    expect(simulator.effects()).toHaveLength(200 - failed);
  });
});

describe('a fault of what it tells the hall', () => {
  test('lose: it is not sent', async () => {
    const made = await scene({ lose: 1 });
    await createOrder(made.peer, 'R', orderOf('R'));
    await made.simulator.idle();
    expect(made.hall.received()).toEqual([]);
  });

  test('duplicate: the same bytes come more than once', async () => {
    const made = await scene({ duplicate: 1 });
    await createOrder(made.peer, 'R', orderOf('R'));
    await made.simulator.idle();
    expect(made.hall.received().length).toBeGreaterThan(1);
    expect(new Set(made.hall.received().map(({ bytes }) => bytes.toString())).size).toBe(1);
  });

  test('reorder: a later version comes first', async () => {
    const made = await scene({ reorder: 0.5 }, [], { seed: 3 });
    await createOrder(made.peer, 'R', orderOf('R'));
    for (let step = 0; step < 8; step += 1) made.simulator.change('4711', { note: String(step) });
    await made.simulator.idle();
    made.clock.advance(60_000);
    await made.simulator.idle();
    const came = versions(made);
    expect(came.toSorted((a, b) => Number(a) - Number(b))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(came).not.toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  test.each([
    ['wrong-signature', 'forged'],
    ['no-signature', 'missing'],
    ['old-timestamp', 'tooOld'],
    ['future-timestamp', 'tooNew'],
    ['no-id', 'missing'],
    ['reserialised', 'forged'],
  ] as const)('%s: the hall finds it %s', async (fault, flaw) => {
    const made = await scene({ [fault]: 1 });
    await createOrder(made.peer, 'R', orderOf('R'));
    await made.simulator.idle();
    expect(made.hall.received()).toMatchObject([{ verified: { flaw }, status: 401 }]);
  });

  test('other-bytes: two contents under one id', async () => {
    const made = await scene({ 'other-bytes': 1 });
    await createOrder(made.peer, 'R', orderOf('R'));
    await made.simulator.idle();
    const [first, second] = made.hall.received();
    expect(first?.headers['webhook-id']).toBe(second?.headers['webhook-id']);
    expect(first?.bytes.equals(second?.bytes ?? Buffer.alloc(0))).toBe(false);
  });

  test.each([
    ['unknown-status', { status: 'awaiting-moon' }],
    ['full-width', { status: ' ＮＥＷ ' }],
    ['markup', { note: '<script>alert(1)</script><b>已修</b>' }],
    ['skew', { updatedAt: '2026-03-02T03:00:00.000Z' }],
    ['same-no', { no: 'BX-0001' }],
  ] as const)('%s: the order shows it', async (fault, shown) => {
    const made = await scene({ [fault]: 1 });
    await createOrder(made.peer, 'R', orderOf('R'));
    await made.simulator.idle();
    expect(made.hall.received()[0]?.event).toMatchObject({ value: { data: shown } });
  });

  test('backwards and same-version: versions do not grow', async () => {
    for (const fault of ['backwards', 'same-version'] as const) {
      const made = await scene({ [fault]: 0.5 }, [], { seed: 2 });
      await createOrder(made.peer, 'R', orderOf('R'));
      for (let step = 0; step < 8; step += 1) made.simulator.change('4711', { note: String(step) });
      await made.simulator.idle();
      const came = versions(made).map(Number);
      expect(came.some((version, index) => index > 0 && version <= (came[index - 1] ?? 0))).toBe(true);
    }
  });

  test("echo: the hall's own event comes back as if it were news", async () => {
    const made = await scene({ echo: 1 });
    await createOrder(made.peer, 'R', orderOf('R'));
    await made.simulator.idle();
    const causes = made.hall.received().map(({ event }) => 'value' in event && event.value.data.cause);
    expect(causes).toEqual(['R:1', undefined]);
  });
});

describe('its oracle', () => {
  test('can be asked over HTTP by a test in another process', async () => {
    const { simulator, peer } = await scene({});
    await createOrder(peer, 'R', orderOf('R'));
    const answer = await fetch(`${simulator.url}oracle/effects`);
    expect(await answer.json()).toMatchObject([{ reference: 'R', action: 'order.create', orderId: '4711' }]);
  });

  test('counts what a forgetful system does twice', async () => {
    const { simulator, peer } = await scene({ forgetful: 1 });
    await createOrder(peer, 'R', orderOf('R'));
    await createOrder(peer, 'R', orderOf('R'));
    expect(simulator.effects('R', 'order.create')).toHaveLength(2);
  });
});

describe('a request that is signed wrongly', () => {
  test('has no effect, and the answer says why', async () => {
    const { simulator, clock } = await scene({});
    const { id, bytes: body } = orderOf('R');
    const secrets = [testSecret(TEST_SECRETS.fromHall)];
    const post = async (headers: Readonly<Record<string, string>>) => {
      const answer = await fetch(`${simulator.url}orders`, {
        method: 'POST',
        headers,
        body: Buffer.from(body),
      });
      return [answer.status, await answer.json()];
    };
    expect(await post({})).toMatchObject([401, { title: 'signature missing' }]);
    const old = sign({ id, atMs: clock.now() - 301_000, body }, secrets);
    expect(await post({ ...old })).toMatchObject([401, { title: 'signature tooOld' }]);
    const other = sign({ id, atMs: clock.now(), body: Buffer.from('{}') }, secrets);
    expect(await post({ ...other })).toMatchObject([401, { title: 'signature forged' }]);
    expect(simulator.effects()).toEqual([]);
  });
});

describe('a list of faults', () => {
  test('is read with shares, a fifth where none is said', () => {
    expect(readFaults('slow, 500:0.5,lose:1')).toEqual({ value: { slow: 0.2, '500': 0.5, lose: 1 } });
    expect(readFaults('')).toEqual({ value: {} });
  });

  test.each(['slwo', 'slow:2', 'slow:x', 'slow:-1'])('%s is refused', (text) => {
    expect(readFaults(text)).toHaveProperty('problems');
  });
});
