import type { PersonId } from './assignment/directory.ts';
import type { Base, Principal, SeatPlan } from './event-base.ts';

/** Where an added seat stands 加签方式: its votes come before the adder's own, after it, or beside it. */
export type SeatPosition = 'before' | 'after' | 'parallel';

/**
 * A round waits for its decider 裁定: it was rejected under `hold`, or it cannot reach its quorum, which is the owner's to
 * put right and no rejection of the case. A `TaskOpened` follows for `seat`.
 */
export interface RoundHeld extends Base {
  readonly type: 'RoundHeld';
  readonly round: number;
  readonly token: number;
  readonly node: string;
  readonly cause: 'rejected' | 'unreachable';
  readonly seat: number;
  readonly task: number;
  readonly candidates: readonly Principal[];
}

/** Everybody votes anew 重新表决: all votes of the round are gone. The decider says so, or the data have changed. */
export interface VotingReopened extends Base {
  readonly type: 'VotingReopened';
  readonly round: number;
  readonly node: string;
  readonly opinion?: string;
  readonly cause?: 'dataChanged';
}

/** Approvers were added 加签. `of`: the seat whose vote they are part of. Seats with a task open now. */
export interface ApproversAdded extends Base {
  readonly type: 'ApproversAdded';
  readonly round: number;
  readonly node: string;
  readonly position: SeatPosition;
  readonly power: 'decide' | 'opinion';
  readonly order: 'parallel' | 'sequence';
  readonly of?: number;
  readonly seats: readonly SeatPlan[];
  readonly reason?: string;
}

/** A seat was taken out 减签, with those that were added to it. */
export interface ApproverRemoved extends Base {
  readonly type: 'ApproverRemoved';
  readonly round: number;
  readonly node: string;
  readonly seat: number;
  readonly seats: readonly number[];
  readonly person?: PersonId;
  readonly reason?: string;
}

/** A vote was taken back 收回 by who gave it; `task` is the closed one. The seat is asked again. */
export interface VoteRecalled extends Base {
  readonly type: 'VoteRecalled';
  readonly task: number;
  readonly round: number;
  readonly node: string;
  readonly seat: number;
  readonly person: PersonId;
}

/** A round that had passed is open again 收回, its other votes kept; what the flow did since is undone. */
export interface RoundReopened extends Base {
  readonly type: 'RoundReopened';
  readonly round: number;
  readonly token: number;
  readonly node: string;
  /** Records of gateways and joins that no longer count, by node id. */
  readonly superseded: readonly string[];
}

/** A pool task was given back 释放: whoever may claim it sees it again. */
export interface TaskReleased extends Base {
  readonly type: 'TaskReleased';
  readonly task: number;
  readonly principals: readonly Principal[];
}

/** The holder asked somebody for an opinion 委派; the seat stays the holder's. */
export interface TaskDelegated extends Base {
  readonly type: 'TaskDelegated';
  readonly task: number;
  readonly from: PersonId;
  readonly to: PersonId;
  readonly reason?: string;
}

/** The delegate answered; the holder decides now. */
export interface TaskResolved extends Base {
  readonly type: 'TaskResolved';
  readonly task: number;
  readonly from: PersonId;
  readonly to: PersonId;
  readonly opinion: string;
}

/** The holder did not wait for the delegate any longer. */
export interface DelegationEnded extends Base {
  readonly type: 'DelegationEnded';
  readonly task: number;
  readonly from: PersonId;
  readonly to: PersonId;
}

/**
 * A seat approved by itself 自动同意: its holder approved before (in round `source`) and nothing that they saw has changed.
 */
export interface SeatAutoApproved extends Base {
  readonly type: 'SeatAutoApproved';
  readonly round: number;
  readonly node: string;
  readonly seat: number;
  readonly person: PersonId;
  readonly source: number;
}

/**
 * A seat that waits for its turn in a sequence 依次 changed hands, or a place among the candidates of a pool did (then with
 * the open `task`).
 */
export interface SeatReassigned extends Base {
  readonly type: 'SeatReassigned';
  readonly round: number;
  readonly node: string;
  readonly seat: number;
  readonly task?: number;
  readonly from: PersonId;
  readonly to: PersonId;
}
