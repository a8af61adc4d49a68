import type { PersonId } from '../assignment/directory.ts';
import type { CaseCommand } from '../case/command.ts';
import type { TimeoutDeed } from '../case/events.ts';
import type { Extends } from '../case/docket.ts';
import type { SeatPosition } from '../events.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Text } from '../text.ts';
import type { WorkProgress } from '../work-progress.ts';

/** How the case goes on after the applicant resubmits: new rounds along the flow, or straight back to who returned it. */
export type Resume = 'rewalk' | 'jumpBack';

/** Where a return goes: the applicant, the previous user node, or a visited node by id. */
export type ReturnTarget =
  | { readonly kind: 'applicant' }
  | { readonly kind: 'previous' }
  /** `scope`: which iteration, where several have been there. `whole`: all branches of the finished block that it lies in. */
  | { readonly kind: 'node'; readonly node: string; readonly scope?: number; readonly whole?: true };

/** Approvers chosen 自选 for a later node. */
export interface Pick {
  readonly node: string;
  readonly people: readonly PersonId[];
}

interface OnTask {
  readonly taskId: number;
  /** Version of the task that the person saw; left out = do not check. */
  readonly seenVersion?: number;
  /** Version of the form data that the person saw; left out = do not check. */
  readonly seenDataVersion?: number;
}

/**
 * First submit 提交: opens the instance. `data` is validated and normalised form data. `start`: begins at this start event,
 * or event behind an instantiating gateway (its message or signal came, its time is due), instead of the one for
 * applications; `variables` are what came with it.
 */
export interface Submit {
  readonly type: 'submit';
  readonly data: JsonObject;
  /** The person for whom the actor, or an event, files 代申请; left out, the actor applies. */
  readonly applicant?: PersonId;
  /** The obligation of another case that this one extends 续办 once it is approved. */
  readonly extends?: Extends;
  readonly picks?: readonly Pick[];
  readonly start?: string;
  readonly variables?: JsonObject;
}
/** Approve 同意. */
export interface Approve extends OnTask {
  readonly type: 'approve';
  /** One of many that are approved at once 批量审批: only where the node allows it. */
  readonly batch?: true;
  /** Values of the fields that this step fills in 环节填写, validated and normalised; others keep theirs, null takes one away. */
  readonly data?: JsonObject;
  readonly opinion?: string;
  readonly picks?: readonly Pick[];
}
/** Reject 不同意. */
export interface Reject extends OnTask {
  readonly type: 'reject';
  readonly opinion?: string;
}
/** Return 退回 to the applicant, the previous step or a visited node. */
export interface ReturnTo extends OnTask {
  readonly type: 'returnTo';
  readonly target: ReturnTarget;
  readonly resume: Resume;
  readonly opinion?: string;
  /** What is wrong with single answers 逐项补正. */
  readonly mend?: readonly Mend[];
}
/** One answer of the form that is to be put right, and why. */
export interface Mend {
  readonly field: string;
  readonly reason: string;
}
/** Resubmit 再送 by the applicant of a returned instance; acts on the applicant's `revise` task. */
export interface Resubmit extends OnTask {
  readonly type: 'resubmit';
  readonly data: JsonObject;
  readonly opinion?: string;
  readonly picks?: readonly Pick[];
}
/** Claim 认领 a pool task. */
export interface Claim extends OnTask {
  readonly type: 'claim';
}
/** Transfer 转办 to somebody else for good. */
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
/** Inserts a step behind a node, for this case only 追加环节. */
export interface InsertNodeAfter {
  readonly type: 'insertNodeAfter';
  readonly node: string;
  readonly people: readonly PersonId[];
  readonly taskId?: number;
}
/** Names who decides where nobody could be found 指派; left out, the rules are asked again. */
export interface ResolveIncident {
  readonly type: 'resolveIncident';
  readonly incident: number;
  readonly people?: readonly PersonId[];
  /** Where no way led on: the sequence flow to take. Left out, the conditions are asked again. */
  readonly way?: string;
}
/** Hands over what somebody holds in this case 离职交接. */
export interface Handover {
  readonly type: 'handover';
  readonly from: PersonId;
  readonly to: PersonId;
  readonly reason?: string;
}
/** Gives a claimed pool task back 释放. */
export interface Release extends OnTask {
  readonly type: 'release';
}
/** Asks somebody for an opinion 委派; the holder waits for it and then decides. */
export interface Delegate extends OnTask {
  readonly type: 'delegate';
  readonly to: PersonId;
  readonly reason?: string;
}
/** The delegate's answer. */
export interface Resolve extends OnTask {
  readonly type: 'resolve';
  readonly opinion?: string;
}
/** The holder does not wait for the delegate any longer. */
export interface TakeBack extends OnTask {
  readonly type: 'takeBack';
}
/**
 * Adds approvers 加签. `before`: they vote first, then the holder does; `after`: the holder approves with this, and they
 * have to as well; `parallel`: new seats beside the holder's. With `power: opinion` they only give opinions.
 */
export interface AddApprover extends OnTask {
  readonly type: 'addApprover';
  readonly position: SeatPosition;
  readonly people: readonly PersonId[];
  /** Left out: `decide`. */
  readonly power?: 'decide' | 'opinion';
  /** All at once (when left out), or one after the other. */
  readonly order?: 'parallel' | 'sequence';
  /** With `after` the opinion of the approval, else the reason for asking them. */
  readonly opinion?: string;
}
/** Takes a seat out of the round 减签. `taskId`: any open task of the round; `seat`: index of the seat. */
export interface RemoveApprover extends OnTask {
  readonly type: 'removeApprover';
  readonly seat: number;
  readonly reason?: string;
}
/** The opinion of somebody who is asked for nothing else. */
export interface GiveOpinion extends OnTask {
  readonly type: 'giveOpinion';
  readonly opinion?: string;
}
/** The decider of a held round lets everybody vote anew 重新表决. */
export interface ReopenVoting extends OnTask {
  readonly type: 'reopenVoting';
  readonly opinion?: string;
}
/** Takes the own vote back 收回. `taskId`: the task that it was given with. */
export interface Recall {
  readonly type: 'recall';
  readonly taskId: number;
}
/** Withdraw 撤回 by the applicant. */
export interface Withdraw {
  readonly type: 'withdraw';
  readonly reason?: string;
}
/** Remind 催办 by the applicant, the owner, or a reader whom the flow allows it. */
export interface Remind {
  readonly type: 'remind';
}
/** A timer has come due. Idempotent per threshold; a timer that lost to a close does nothing. */
export interface FireTimer {
  readonly type: 'fireTimer';
  readonly timer: TimerKind;
  readonly key?: string;
  /** What a business system that was asked wants instead of what the flow says; of a task's time only. */
  readonly answer?: DeadlineAnswer;
}

/**
 * Answer 到期答复 of a business system to the end of a task's time: nothing happens; it comes again later; what the flow says
 * happens now (`action`: another timeout action of the same step); the case ends.
 */
export type DeadlineAnswer = { readonly system: Text; readonly message?: string } & (
  | { readonly do: 'ignore' | 'terminate' }
  | { readonly do: 'postpone'; readonly afterMs: number }
  | { readonly do: 'act'; readonly action?: TimeoutDeed }
);

/** Work of another system 外部工作 is done; `variables` are what it gave. */
export interface CompleteWork {
  readonly type: 'completeWork';
  readonly wait: number;
  readonly variables?: JsonObject;
}
/** Work of another system ended in a BPMN error 业务错误 that the flow may catch. */
export interface FailWork {
  readonly type: 'failWork';
  readonly wait: number;
  readonly error: string;
  readonly message?: string;
}
/**
 * Another system tells how far its work 外部进展 has come. A step that nobody waits for any more, or a case that is over, keeps it
 * as a note. `wait` left out: the system speaks of a case that asks nothing of it now.
 */
export interface ProgressWork {
  readonly type: 'progressWork';
  readonly system: string;
  readonly progress: WorkProgress;
  readonly wait?: number;
  /** It is known to come late 迟到. */
  readonly late?: true;
  /** The case counts as accepted 受理 by it. */
  readonly milestone?: 'accepted';
}
/** What a wait waits for has come: its timer is due, or its event is reported for this very wait. */
export interface FireWait {
  readonly type: 'fireWait';
  readonly wait: number;
  readonly variables?: JsonObject;
}
/**
 * Begins an activity of an ad-hoc sub-process 即席子流程 whose activities are chosen. `scope`: which one, where several are open.
 */
export interface StartAdHocActivity {
  readonly type: 'startAdHocActivity';
  readonly activity: string;
  readonly scope?: number;
}
/** Nothing more is to be done in an ad-hoc sub-process whose activities are chosen. */
export interface CompleteAdHoc {
  readonly type: 'completeAdHoc';
  readonly node: string;
  readonly scope?: number;
}
/** A message 消息 for this case. Kept for `ttlMs` when nobody waits for it yet, else refused. */
export interface Message {
  readonly type: 'message';
  readonly name: string;
  readonly key?: Json;
  readonly variables?: JsonObject;
  readonly ttlMs?: number;
}
/** A signal 信号 for everybody who waits for it now. */
export interface Signal {
  readonly type: 'signal';
  readonly name: string;
  readonly variables?: JsonObject;
}

/** Deadline thresholds of the promised time: `warning` at 20 % left, `overdue` at dueAt. */
export type PromiseTimer = 'warning' | 'overdue';

/**
 * Kinds of timers 定时: those of the promise; of a task's own deadline; timeout actions of a node; `lapse` of a returned
 * case and its warning; `supervision` without a reply; `mustRead` of copies; after the close `confirmation` and `obligation`.
 */
export type TimerKind =
  | PromiseTimer
  | TaskTimer
  | 'action'
  | 'lapse'
  | 'lapseWarning'
  | 'supervision'
  | 'mustRead'
  | 'confirmation'
  | 'obligation';

/** Thresholds of a task's own deadline: a fifth of it left, and over. */
export type TaskTimer = 'taskWarning' | 'taskOverdue';

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
  | InsertNodeAfter
  | ResolveIncident
  | Handover
  | Release
  | Delegate
  | Resolve
  | TakeBack
  | AddApprover
  | RemoveApprover
  | GiveOpinion
  | ReopenVoting
  | Recall
  | Withdraw
  | Remind
  | FireTimer
  | CaseCommand
  | CompleteWork
  | FailWork
  | ProgressWork
  | FireWait
  | StartAdHocActivity
  | CompleteAdHoc
  | Message
  | Signal;
