import { afterEach, describe, expect, inject, test } from 'vitest';
import type { Faults } from '../simulator/simulator.ts';
import { bench, orderOf, type Bench } from '../testing.ts';
import { askPending, createOrder, type CreateAnswer } from './create-order.ts';
import { findOrder } from './find-order.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const MIXED: Faults = {
  hang: 0.05,
  reset: 0.1,
  'timeout-after-commit': 0.1,
  'commit-after-timeout': 0.1,
  '500': 0.1,
  '503': 0.05,
  '429': 0.05,
  html: 0.05,
  empty: 0.05,
  'error-200': 0.05,
  malformed: 0.05,
  later: 0.2,
};
/** A case that is not there after so many attempts never will be. */
const MAX_ATTEMPTS = 60;

/** A simulator before whose silence the hall's time runs out at once. */
async function scene(seed: number, faults: Faults): Promise<Bench> {
  const made: Bench = await bench({
    seed,
    faults,
    watchRequest: ({ status }) => {
      if (status === undefined) setImmediate(() => made.clock.advance(20_000));
    },
  });
  closers.push(() => made.close());
  return made;
}

/** Sends one new order by the rules of the contract: look when it is not sure, wait for what takes longer, else again. */
async function deliver({ peer, clock }: Bench, reference: string): Promise<string> {
  let isUnsure = false;
  let token: string | undefined;
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    clock.advance(5000);
    const answer: CreateAnswer = await oneAttempt();
    if ('value' in answer) return answer.value.id;
    if (answer.kind === 'later') token = answer.token;
    else isUnsure ||= answer.unsure;
  }
  throw new Error(`${reference} was never delivered`);

  async function oneAttempt(): Promise<CreateAnswer> {
    if (token !== undefined) return askPending(peer, reference, token);
    if (!isUnsure) return createOrder(peer, reference, orderOf(reference));
    const found = await findOrder(peer, reference);
    if (found.kind !== 'done') return found;
    if (found.value !== undefined) return { kind: 'adopted', value: found.value };
    isUnsure = false;
    return createOrder(peer, reference, orderOf(reference));
  }
}

describe('under all faults at once', () => {
  test.each([1, 2, 3, inject('seed') ?? 4])('every order is made exactly once (seed %i)', async (seed) => {
    const made = await scene(seed, MIXED);
    const references = Array.from({ length: 50 }, (_, index) => `R${index}`);
    const ids = new Map<string, string>();
    for (const reference of references) ids.set(reference, await deliver(made, reference));
    made.clock.advance(60_000);
    const there = new Map(made.simulator.orders().map(({ id, reference }) => [reference, id]));
    expect(there).toEqual(ids);
    expect(made.simulator.orders()).toHaveLength(references.length);
    for (const reference of references)
      expect(made.simulator.effects(reference, 'order.create')).toHaveLength(1);
    const statuses = new Set(made.simulator.requests().map(({ status }) => status));
    for (const status of [undefined, 200, 201, 202, 429, 500, 503]) expect(statuses).toContain(status);
  });

  test('a system that forgets makes two, and the oracle shows it', async () => {
    const made = await scene(1, { forgetful: 1, 'commit-after-timeout': 0.5 });
    for (let index = 0; index < 10; index += 1) await deliver(made, `R${index}`);
    made.clock.advance(60_000);
    expect(made.simulator.effects().length).toBeGreaterThan(10);
  });
});
