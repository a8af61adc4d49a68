import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Quorum } from '../definition/approval.ts';
import { tally, verdict, type Rule, type Verdict } from './tally.ts';

/** Random elections per property; each takes some microseconds. */
const RUNS = 20_000;

interface Voter {
  readonly vote: 'approve' | 'reject';
  readonly weight: number;
}

const quorums: fc.Arbitrary<Quorum> = fc.oneof(
  fc.constant<Quorum>({ kind: 'any' }),
  fc.constant<Quorum>({ kind: 'all' }),
  fc
    .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 9 }))
    .map(([num, more]): Quorum => ({ kind: 'ratio', num, den: num + more })),
  fc.integer({ min: 1, max: 60 }).map((weight): Quorum => ({ kind: 'weight', weight })),
);
const voters = fc.array(
  fc.record({
    vote: fc.constantFrom<Voter['vote']>('approve', 'reject'),
    weight: fc.integer({ min: 1, max: 10 }),
  }),
  { minLength: 1, maxLength: 9 },
);
const onRejects = fc.constantFrom<Rule['onReject']>('veto', 'count', 'hold');
const closes = fc.constantFrom(undefined, 'full' as const);

const rule = (quorum: Quorum, onReject: Rule['onReject'], close?: 'full'): Rule =>
  close === undefined ? { quorum, onReject } : { quorum, onReject, close };

/** Everybody votes in this order, until the round is decided. */
function elect(by: Rule, order: readonly Voter[]): Verdict {
  for (let voted = 1; voted <= order.length; voted += 1) {
    const result = verdict(
      by,
      tally({ seats: order.map((each, index) => seat(each, index < voted)), altered: undefined }, by),
    );
    if (result !== 'open') return result;
  }
  return 'open';
}

function seat({ vote, weight }: Voter, hasVoted: boolean) {
  return {
    task: undefined,
    person: undefined,
    pool: undefined,
    vote: hasVoted ? vote : undefined,
    version: undefined,
    hops: undefined,
    auto: undefined,
    data: undefined,
    weight,
    delegate: undefined,
    back: undefined,
    done: undefined,
    added: undefined,
    removed: undefined,
  };
}

/** The same people in another order. */
function shuffled(order: readonly Voter[], turns: number): readonly Voter[] {
  const at = turns % order.length;
  return [...order.slice(at), ...order.slice(0, at)].toReversed();
}

test('with count or hold the outcome depends neither on the order of the votes nor on when the round closes', () => {
  fc.assert(
    fc.property(
      quorums,
      fc.constantFrom('count' as const, 'hold' as const),
      voters,
      fc.nat(8),
      (quorum, onReject, order, turns) => {
        const early = elect(rule(quorum, onReject), order);
        expect(elect(rule(quorum, onReject), shuffled(order, turns))).toBe(early);
        expect(elect(rule(quorum, onReject, 'full'), shuffled(order, turns))).toBe(early);
      },
    ),
    { numRuns: RUNS },
  );
});

test('with veto and full close the outcome does not depend on the order either: any reject fails', () => {
  fc.assert(
    fc.property(quorums, voters, fc.nat(8), (quorum, order, turns) => {
      const by = rule(quorum, 'veto', 'full');
      expect(elect(by, shuffled(order, turns))).toBe(elect(by, order));
      if (order.some(({ vote }) => vote === 'reject')) expect(elect(by, order)).toBe('failed');
    }),
    { numRuns: RUNS },
  );
});

test('with veto and early close the order does matter', () => {
  const by = rule({ kind: 'any' }, 'veto');
  const [yes, no] = [
    { vote: 'approve', weight: 1 },
    { vote: 'reject', weight: 1 },
  ] as const;
  expect([elect(by, [yes, no]), elect(by, [no, yes])]).toEqual(['passed', 'failed']);
});

test('one more approval in place of a reject never turns passed into anything else', () => {
  fc.assert(
    fc.property(quorums, onRejects, closes, voters, (quorum, onReject, close, order) => {
      const by = rule(quorum, onReject, close);
      if (elect(by, order) !== 'passed') return;
      for (const [index, each] of order.entries()) {
        expect(elect(by, order.with(index, { ...each, vote: 'approve' }))).toBe('passed');
      }
    }),
    { numRuns: RUNS },
  );
});

test('every fully voted round is passed, failed or held, and held only where the node says so', () => {
  fc.assert(
    fc.property(quorums, onRejects, closes, voters, (quorum, onReject, close, order) => {
      const result = elect(rule(quorum, onReject, close), order);
      expect(result).not.toBe('open');
      if (onReject !== 'hold') expect(result).not.toBe('held');
    }),
    { numRuns: RUNS },
  );
});

/** Elections without fast-check, whose counterexamples would cost more than the arithmetic. */
const MANY = 200_000;

/** Whole numbers below a bound, the same in every run (Park and Miller 1988). */
function drawFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

test('the sums alone decide, in any order, and an approval more never fails a round (200,000 rounds)', () => {
  const draw = drawFrom(20_260_302);
  let wrong = 0;
  for (let turn = 0; turn < MANY; turn += 1) {
    const weights = Array.from({ length: 1 + draw(7) }, () => 1 + draw(10));
    const approves = weights.map(() => draw(2) === 0);
    const all = weights.reduce((sum, each) => sum + each, 0);
    const num = 1 + draw(9);
    const quorum: Quorum =
      draw(2) === 0 ? { kind: 'ratio', num, den: num + draw(9) } : { kind: 'weight', weight: 1 + draw(all) };
    const onReject = draw(2) === 0 ? 'count' : 'hold';
    const forward = decided(rule(quorum, onReject), weights, approves, false);
    const backward = decided(rule(quorum, onReject), weights, approves, true);
    const late = decided(rule(quorum, onReject, 'full'), weights, approves, true);
    const changed = draw(weights.length);
    const more = approves.with(changed, true);
    const better = decided(rule(quorum, onReject), weights, more, false);
    const isMonotonous = forward !== 'passed' || better === 'passed';
    if (forward === 'open' || forward !== backward || forward !== late || !isMonotonous) wrong += 1;
  }
  expect(wrong).toBe(0);
});

/** The verdict as soon as there is one, counting from the first or from the last voter. */
function decided(
  by: Rule,
  weights: readonly number[],
  approves: readonly boolean[],
  fromLast: boolean,
): Verdict {
  let approved = 0;
  let rejected = 0;
  let pending = weights.reduce((sum, each) => sum + each, 0);
  for (let index = 0; index < weights.length; index += 1) {
    const at = fromLast ? weights.length - 1 - index : index;
    const weight = weights[at] ?? 0;
    pending -= weight;
    if (approves[at] === true) approved += weight;
    else rejected += weight;
    const result = verdict(by, { approved, rejected, pending });
    if (result !== 'open') return result;
  }
  return 'open';
}
