import type { PersonId } from '../assignment/directory.ts';
import type { JsonObject } from '../json.ts';

/** How the case goes on after the applicant resubmits: new rounds along the flow, or straight back to who returned it. */
export type Resume = 'rewalk' | 'jumpBack';

/** Where a return goes: the applicant, the previous user node, or a visited node by id. */
export type ReturnTarget =
  | { readonly kind: 'applicant' }
  | { readonly kind: 'previous' }
  | { readonly kind: 'node'; readonly node: string };

/** Approvers chosen 自选 for a later node. */
export interface Pick {
  readonly node: string;
  readonly people: readonly PersonId[];
}

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
  readonly picks?: readonly Pick[];
}
export interface Approve extends OnTask {
  readonly type: 'approve';
  readonly opinion?: string;
  readonly picks?: readonly Pick[];
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
  readonly picks?: readonly Pick[];
}
export interface Claim extends OnTask {
  readonly type: 'claim';
}
export interface Transfer extends OnTask {
  readonly type: 'transfer';
  readonly to: PersonId;
  readonly reason?: string;
}
/** Gives a pool task to a member of the unit 派单. */
export interface Dispatch extends OnTask {
  readonly type: 'dispatch';
  readonly to: PersonId;
}
/**
 * Names the approvers of the next round of a node 变更后续处理人; nobody = as its rules say. `taskId`: the task whose holder
 * asks for it; left out, somebody in charge does.
 */
export interface SetFutureApprovers {
  readonly type: 'setFutureApprovers';
  readonly node: string;
  readonly people: readonly PersonId[];
  readonly taskId?: number;
}
/** Passes a skippable node over when it comes 跳过后续节点. */
export interface SkipFutureNode {
  readonly type: 'skipFutureNode';
  readonly node: string;
  readonly taskId?: number;
}
/** Names who decides where nobody could be found 指派; left out, the rules are asked again. */
export interface ResolveIncident {
  readonly type: 'resolveIncident';
  readonly incident: number;
  readonly people?: readonly PersonId[];
}
/** Hands over what somebody holds in this case 离职交接. */
export interface Handover {
  readonly type: 'handover';
  readonly from: PersonId;
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
  | Submit
  | Approve
  | Reject
  | ReturnTo
  | Resubmit
  | Claim
  | Transfer
  | Dispatch
  | SetFutureApprovers
  | SkipFutureNode
  | ResolveIncident
  | Handover
  | Withdraw
  | Remind
  | FireTimer;
