import type { Approval } from '../definition/approval.ts';
import type { Seat } from '../instance.ts';

/** State of a round by its votes. */
export type Verdict = 'open' | 'passed' | 'failed';

/** Seats approved 同意, rejected 不同意 and pending; approved + rejected + pending = all seats. */
export interface Tally {
  readonly approved: number;
  readonly rejected: number;
  readonly pending: number;
}

export function tally(seats: readonly Seat[]): Tally {
  let approved = 0;
  let rejected = 0;
  for (const { vote } of seats) {
    if (vote === 'approve') approved += 1;
    if (vote === 'reject') rejected += 1;
  }
  return { approved, rejected, pending: seats.length - approved - rejected };
}

/**
 * Decides a round as early as it is decided. `veto`: the first reject fails it. `count`: it fails when the quorum cannot be
 * met any more even if all pending seats approve. Ratios are compared in integers, never rounded.
 */
export function verdict({ quorum, onReject }: Approval, votes: Tally): Verdict {
  if (meets(quorum, votes.approved, votes)) return 'passed';
  if (onReject === 'veto' && votes.rejected > 0) return 'failed';
  return meets(quorum, votes.approved + votes.pending, votes) ? 'open' : 'failed';
}

function meets(quorum: Approval['quorum'], approvals: number, votes: Tally): boolean {
  const seats = votes.approved + votes.rejected + votes.pending;
  switch (quorum.kind) {
    case 'any':
      return approvals >= 1;
    case 'all':
      return approvals === seats;
    case 'ratio':
      return approvals * quorum.den >= seats * quorum.num;
  }
}
