import type { PersonId } from '../assignment/directory.ts';
import type { TaskTimer, TimerKind } from '../commands/command.ts';
import type { Base } from '../event-base.ts';
import type { Outcome } from '../events.ts';
import type { AfterEvent } from './after/events.ts';
import type { Text } from '../text.ts';
import type { SuspendReason } from './docket.ts';

/** The case stands still 挂起 for one more reason. Its tasks are told by `TaskFrozen`. */
export interface Suspended extends Base {
  readonly type: 'Suspended';
  readonly reason: SuspendReason;
  readonly note?: string;
}
/** One reason to stand still 挂起 is gone; the case goes on when it was the last. */
export interface Unsuspended extends Base {
  readonly type: 'Unsuspended';
  readonly reason: SuspendReason;
  readonly note?: string;
}
/** A closed case was declared invalid 作废; one under way closes with the outcome `voided` instead. */
export interface CaseVoided extends Base {
  readonly type: 'CaseVoided';
  readonly reason: string;
  /** How it had closed. */
  readonly was?: Outcome;
}
/**
 * A closed case goes on 恢复办结 at a node; what is `superseded` no longer counts. `workedMinutes` were counted before it
 * closed. It has no promised date any more.
 */
export interface CaseReopened extends Base {
  readonly type: 'CaseReopened';
  readonly node: string;
  readonly lap: number;
  readonly reason: string;
  readonly superseded: readonly string[];
  readonly workedMinutes: number | null;
}
/** The applicant added something 补充说明; `people`, who hold it, are told. */
export interface Supplemented extends Base {
  readonly type: 'Supplemented';
  readonly note: string;
  readonly files: readonly string[];
  readonly people: readonly PersonId[];
}
/** The applicant took the case back to change it 撤回修改; same reference. Nothing that was decided counts any more. */
export interface TakenBack extends Base {
  readonly type: 'TakenBack';
  readonly superseded: readonly string[];
  readonly reason?: string;
}
/** An administrator moved a token 自由跳转. `owners` are told. */
export interface Jumped extends Base {
  readonly type: 'Jumped';
  readonly token: number;
  readonly from: string;
  readonly to: string;
  /** Branches of an entered fork, by sequence flow, that were said to have come to the join. */
  readonly arrived?: readonly string[];
  readonly reason: string;
  readonly superseded: readonly string[];
  readonly owners: readonly PersonId[];
}
/** A supervisor wants a reply 督办 from these people by `replyBy`. */
export interface Supervised extends Base {
  readonly type: 'Supervised';
  readonly supervision: number;
  readonly replyBy: number;
  readonly minutes: number;
  readonly people: readonly PersonId[];
  readonly note?: string;
}
/** Nobody replied 督办升级: the next rung of heads is asked; `replyBy` is missing on the last one. */
export interface SupervisionEscalated extends Base {
  readonly type: 'SupervisionEscalated';
  readonly supervision: number;
  readonly rung: number;
  readonly people: readonly PersonId[];
  readonly replyBy?: number;
}
/** A supervision 督办 was answered. */
export interface SupervisionReplied extends Base {
  readonly type: 'SupervisionReplied';
  readonly supervision: number;
  readonly reply: string;
}
/** The case was copied 抄送 to people who had no copy yet; by the rule of `node`, or by hand. */
export interface CaseCopied extends Base {
  readonly type: 'CaseCopied';
  readonly people: readonly PersonId[];
  readonly node?: string;
  readonly mustReadBy?: number;
}
/** Somebody has read 已阅 what was copied to them. */
export interface CopyRead extends Base {
  readonly type: 'CopyRead';
  readonly person: PersonId;
}
/** A returned case must be resubmitted soon 补正即将到期, or it lapses; `people` are told. `lapsesAt`: epoch ms. */
export interface LapseNear extends Base {
  readonly type: 'LapseNear';
  readonly lapsesAt: number;
  readonly people: readonly PersonId[];
}
/** A returned case was not resubmitted in time 逾期未再送; `InstanceClosed` follows. */
export interface Lapsed extends Base {
  readonly type: 'Lapsed';
}
/** Something that the owner of the service should know 告知责任部门: so many returns of one case. */
export interface OwnerTold extends Base {
  readonly type: 'OwnerTold';
  readonly about: 'returns';
  readonly count: number;
  readonly people: readonly PersonId[];
}
/** Holders of a round that a return had frozen are told 告知变更 which fields they see have changed since. */
export interface HoldersTold extends Base {
  readonly type: 'HoldersTold';
  readonly about: 'dataChanged';
  readonly round: number;
  readonly node: string;
  readonly fields: readonly string[];
  readonly people: readonly PersonId[];
}
/**
 * A timeout action 超时处理 of a node came due; what it does follows as events of its own. `people` are told: holders to be
 * reminded, heads, or (nobody could be found to do it) the owner.
 */
export interface TimedOut extends Base {
  readonly type: 'TimedOut';
  readonly key: string;
  readonly round: number;
  readonly node: string;
  readonly do: TimeoutDeed;
  readonly people: readonly PersonId[];
  /** Name of the signal that is sent. */
  readonly signal?: string;
  /** It could not be done: nobody was found, or the flow did not allow it. */
  readonly failed?: true;
}

/**
 * A business system that was asked before the time of a task was over 到期询问 wants something else than the flow; what it does
 * follows as events of its own. `until`: it comes again then.
 */
export interface DeadlineAnswered extends Base {
  readonly type: 'DeadlineAnswered';
  readonly timer: TimerKind;
  readonly key: string;
  readonly node: string;
  readonly do: 'ignore' | 'postpone' | 'act' | 'terminate';
  readonly system: Text;
  readonly message?: string;
  readonly until?: number;
}

/** A task's own deadline 环节时限 comes near or is over; once per threshold and round. */
export interface TaskDeadline extends Base {
  readonly type: 'TaskDeadline';
  readonly timer: TaskTimer;
  readonly key: string;
  readonly round: number;
  readonly node: string;
  readonly holders: readonly PersonId[];
}
/** Copies that had to be read by now and were not 逾期未阅; `people` are told. */
export interface CopiesUnread extends Base {
  readonly type: 'CopiesUnread';
  readonly key: string;
  readonly people: readonly PersonId[];
}

/** What happens by itself when a step takes too long 超时动作. */
export type TimeoutDeed =
  'remind' | 'escalate' | 'autoPass' | 'autoReject' | 'transfer' | 'return' | 'cc' | 'signal';

/** Events of the case as a whole. */
export type CaseEvent =
  | Suspended
  | Unsuspended
  | CaseVoided
  | CaseReopened
  | TakenBack
  | Supplemented
  | Jumped
  | Supervised
  | SupervisionEscalated
  | SupervisionReplied
  | CaseCopied
  | CopyRead
  | LapseNear
  | Lapsed
  | OwnerTold
  | HoldersTold
  | DeadlineAnswered
  | TimedOut
  | TaskDeadline
  | CopiesUnread
  | AfterEvent;
