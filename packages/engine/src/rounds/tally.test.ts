import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import type { Approval, Quorum } from '../definition/approval.ts';
import { verdict, type Verdict } from './tally.ts';

type Rule = Pick<Approval, 'quorum' | 'onReject'>;

const rule = (quorum: Quorum, onReject: Approval['onReject']): Approval => ({
  quorum,
  onReject,
  order: 'parallel',
  pool: false,
  resume: [],
  returnTo: [],
  actions: [],
  empty: 'block',
  self: 'allow',
  opinion: 'never',
  approvers: [],
});
const any: Quorum = { kind: 'any' };
const all: Quorum = { kind: 'all' };
const ratio = (num: number, den: number): Quorum => ({ kind: 'ratio', num, den });

/** Votes one after the other: the verdict, and at which vote it fell. */
function play(approval: Approval, votes: string, seats: number): readonly [Verdict, number] {
  let approved = 0;
  let rejected = 0;
  for (const [index, vote] of votes.split('').entries()) {
    if (vote === 'A') approved += 1;
    else rejected += 1;
    const result = verdict(approval, { approved, rejected, pending: seats - approved - rejected });
    if (result !== 'open') return [result, index + 1];
  }
  return ['open', votes.length];
}

const vectors: readonly (readonly [string, Rule, number, string, Verdict, number])[] = [
  ['1 any veto, n=5: the first reject fails', rule(any, 'veto'), 5, 'R', 'failed', 1],
  ['2 any count, n=5: RRA passes', rule(any, 'count'), 5, 'RRA', 'passed', 3],
  ['2 any count, n=5: all must reject', rule(any, 'count'), 5, 'RRRRR', 'failed', 5],
  ['4 all veto, n=3: AAR fails', rule(all, 'veto'), 3, 'AAR', 'failed', 3],
  ['4 all count, n=2: one reject makes all impossible', rule(all, 'count'), 2, 'R', 'failed', 1],
  ['5 60 % count, n=5: ARARA passes', rule(ratio(60, 100), 'count'), 5, 'ARARA', 'passed', 5],
  ['5 60 % count, n=5: RRR fails early', rule(ratio(60, 100), 'count'), 5, 'RRR', 'failed', 3],
  ['5 60 % count, n=5: AAA passes early', rule(ratio(60, 100), 'count'), 5, 'AAA', 'passed', 3],
  ['6 60 % veto, n=5: AAA is enough before the R', rule(ratio(3, 5), 'veto'), 5, 'AAAR', 'passed', 3],
  ['6 60 % veto, n=5: R first fails', rule(ratio(3, 5), 'veto'), 5, 'RAAA', 'failed', 1],
  ['6 60 % veto, n=5: AAR fails', rule(ratio(3, 5), 'veto'), 5, 'AAR', 'failed', 3],
  ['7 2/3 count, n=3: ARA passes without rounding', rule(ratio(2, 3), 'count'), 3, 'ARA', 'passed', 3],
  ['a single seat passes by its approval', rule(all, 'veto'), 1, 'A', 'passed', 1],
  ['nothing is decided while it can go both ways', rule(ratio(3, 5), 'count'), 5, 'AARR', 'open', 4],
];

test.each(vectors)('%s', (_, approval, seats, votes, expected, at) => {
  expect(play(rule(approval.quorum, approval.onReject), votes, seats)).toEqual([expected, at]);
});

const quorums = fc.oneof(
  fc.constant(any),
  fc.constant(all),
  fc
    .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 9 }))
    .map(([num, more]) => ratio(num, num + more)),
);
const ballots = fc.array(fc.constantFrom('A', 'R'), { minLength: 1, maxLength: 9 });

test('with count the outcome does not depend on the order of the votes', () => {
  fc.assert(
    fc.property(quorums, ballots, (quorum, votes) => {
      const approval = rule(quorum, 'count');
      const one = play(approval, votes.join(''), votes.length)[0];
      const other = play(approval, votes.toReversed().join(''), votes.length)[0];
      expect(other).toBe(one);
    }),
    { numRuns: 2_000 },
  );
});

test('a fully voted round is passed or failed, and one more approval never turns passed into failed', () => {
  fc.assert(
    fc.property(quorums, fc.constantFrom('veto', 'count'), ballots, (quorum, onReject, votes) => {
      const approval = rule(quorum, onReject);
      const before = play(approval, votes.join(''), votes.length)[0];
      expect(before).not.toBe('open');
      const better = votes.with(votes.indexOf('R'), 'A');
      if (votes.includes('R') && before === 'passed') {
        expect(play(approval, better.join(''), votes.length)[0]).toBe('passed');
      }
    }),
    { numRuns: 2_000 },
  );
});
