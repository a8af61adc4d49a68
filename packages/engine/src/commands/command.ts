import type { PersonId } from '../assignment/directory.ts';
import type { JsonObject } from '../json.ts';

/** How the case goes on after the applicant resubmits: new rounds along the flow, or straight back to who returned it. */
export type Resume = 'rewalk' | 'jumpBack';

/** Where a return goes: the applicant, the previous user node, or a visited node by id. */
export type ReturnTarget =
  | { readonly kind: 'applicant' }
  | { readonly kind: 'previous' }
  | { readonly kind: 'node'; readonly node: string };

interface OnTask {
  readonly taskId: number;
  /** Version of the task that the person saw; left out = do not check. */
  readonly seenVersion?: number;
}

/** First submit 提交: opens the instance. `data` is validated and normalised form data. */
export interface Submit {
  readonly type: 'submit';
  readonly data: JsonObject;
  /** The person for whom the actor files 代申请; left out, the actor applies. */
  readonly applicant?: PersonId;
}
export interface Approve extends OnTask {
  readonly type: 'approve';
  readonly opinion?: string;
}
export interface Reject extends OnTask {
  readonly type: 'reject';
  readonly opinion?: string;
}
export interface ReturnTo extends OnTask {
  readonly type: 'returnTo';
  readonly target: ReturnTarget;
  readonly resume: Resume;
  readonly opinion?: string;
}
/** Resubmit 再送 by the applicant of a returned instance; acts on the applicant's `revise` task. */
export interface Resubmit extends OnTask {
  readonly type: 'resubmit';
  readonly data: JsonObject;
  readonly opinion?: string;
}
export interface Claim extends OnTask {
  readonly type: 'claim';
}
export interface Transfer extends OnTask {
  readonly type: 'transfer';
  readonly to: PersonId;
  readonly reason?: string;
}
/** Withdraw 撤回 by the applicant. */
export interface Withdraw {
  readonly type: 'withdraw';
  readonly reason?: string;
}
/** Remind 催办 by the applicant. */
export interface Remind {
  readonly type: 'remind';
}
/** A deadline timer has come due. Idempotent per threshold; a timer that lost to a close does nothing. */
export interface FireTimer {
  readonly type: 'fireTimer';
  readonly timer: TimerKind;
}

/** Deadline thresholds of the promised time: `warning` at 20 % left, `overdue` at dueAt. */
export type TimerKind = 'warning' | 'overdue';

/** Everything that can be asked of an instance. */
export type Command =
  Submit | Approve | Reject | ReturnTo | Resubmit | Claim | Transfer | Withdraw | Remind | FireTimer;
