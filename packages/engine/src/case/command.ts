import type { PersonId } from '../assignment/directory.ts';
import type { AfterCommand } from './after/command.ts';
import type { SuspendReason } from './docket.ts';

/** Terminate 终止: the owner stops a case that is under way; it gives no result. */
export interface Terminate {
  readonly type: 'terminate';
  readonly reason: string;
}
/** Void 作废: the case and its result are declared invalid, for good; also after it closed. */
export interface VoidCase {
  readonly type: 'void';
  readonly reason: string;
}
/** Suspend 挂起: nothing can be done until every reason is gone again. */
export interface Suspend {
  readonly type: 'suspend';
  readonly reason: SuspendReason;
  readonly note?: string;
}
/** Take one reason of a suspension away 解除挂起. */
export interface Unsuspend {
  readonly type: 'unsuspend';
  readonly reason: SuspendReason;
  readonly note?: string;
}
/** Reopen 恢复办结 a closed case at a node that it has passed. */
export interface Reopen {
  readonly type: 'reopen';
  readonly node: string;
  readonly reason: string;
}
/** Jump 自由跳转: moves the line of work of a task, or a token; left out where the case has one line of work only. */
export interface Jump {
  readonly type: 'jump';
  readonly taskId?: number;
  readonly token?: number;
  readonly to: string;
  /** Into a branch of a parallel fork: the other branches, by sequence flow, which count as arrived at the join. */
  readonly arrived?: readonly string[];
  readonly reason: string;
}
/** Supervise 督办: whoever holds the case must reply by a moment (epoch ms), or their heads are asked. */
export interface Supervise {
  readonly type: 'supervise';
  readonly replyBy: number;
  readonly note?: string;
}
/** Reply to a supervision 督办回复. */
export interface ReplySupervision {
  readonly type: 'replySupervision';
  readonly supervision: number;
  readonly reply: string;
}
/** Copy the case to people 抄送. `mustReadBy` (epoch ms): they must read it by then; nothing waits for them. */
export interface Copy {
  readonly type: 'copy';
  readonly people: readonly PersonId[];
  readonly mustReadBy?: number;
}
/** A person to whom the case was copied has read it 已阅. */
export interface ReadCopy {
  readonly type: 'readCopy';
}

/** The applicant adds something 补充说明 while others work on the case: words, and files that show it. */
export interface Supplement {
  readonly type: 'supplement';
  readonly note: string;
  readonly files?: readonly string[];
}

/** What can be asked of a case as a whole, beside what the applicant asks. */
export type CaseCommand =
  | Terminate
  | VoidCase
  | Suspend
  | Unsuspend
  | Reopen
  | Jump
  | Supervise
  | ReplySupervision
  | Copy
  | ReadCopy
  | Supplement
  | AfterCommand;
