import type { Approval } from '../definition/approval.ts';
import type { Round } from '../instance.ts';
import { ballots } from './ballot.ts';

/** State of a round by its votes. */
export type Verdict = 'open' | 'passed' | 'failed' | 'held';

/** Seats approved 同意, rejected 不同意 and pending; approved + rejected + pending = all seats that count. */
export interface Tally {
  readonly approved: number;
  readonly rejected: number;
  readonly pending: number;
}

/** The axes that decide a round. */
export type Rule = Pick<Approval, 'quorum' | 'onReject' | 'close'>;

/** Counts a round: heads for `any` and `all`, weights for `ratio` and `weight`. */
export function tally({ seats, altered }: Pick<Round, 'seats' | 'altered'>, { quorum }: Rule): Tally {
  const heads = quorum.kind === 'any' || quorum.kind === 'all';
  const counted = altered === true ? ballots(seats) : seats;
  let approved = 0;
  let rejected = 0;
  let all = 0;
  for (const { vote, weight } of counted) {
    const counts = heads ? 1 : (weight ?? 1);
    all += counts;
    if (vote === 'approve') approved += counts;
    if (vote === 'reject') rejected += counts;
  }
  return { approved, rejected, pending: all - approved - rejected };
}

/**
 * Decides a round 表决结果. `veto`: the first reject fails it. `count`: it fails when the quorum cannot be met any more even if
 * all pending seats approve; `hold`: at that moment it waits for the decider. Closing `full`, only a veto comes before
 * the last vote. Ratios are compared in integers, never rounded.
 */
export function verdict({ quorum, onReject, close }: Rule, votes: Tally): Verdict {
  if (onReject === 'veto' && votes.rejected > 0) return 'failed';
  if (close === 'full' && votes.pending > 0) return 'open';
  if (meets(quorum, votes.approved, votes)) return 'passed';
  if (meets(quorum, votes.approved + votes.pending, votes)) return 'open';
  return onReject === 'hold' ? 'held' : 'failed';
}

/** Can the quorum be met at all, should everybody who is asked approve? */
export function canPass({ quorum, onReject }: Rule, votes: Tally): boolean {
  if (onReject === 'veto' && votes.rejected > 0) return false;
  return meets(quorum, votes.approved + votes.pending, votes);
}

function meets(quorum: Approval['quorum'], approvals: number, votes: Tally): boolean {
  const all = votes.approved + votes.rejected + votes.pending;
  switch (quorum.kind) {
    case 'any':
      return approvals >= 1;
    case 'all':
      return approvals === all;
    case 'ratio':
      return approvals * quorum.den >= all * quorum.num;
    case 'weight':
      return approvals >= quorum.weight;
  }
}
