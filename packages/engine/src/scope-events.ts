import type { Base, Branch } from './event-base.ts';
import type { Json, JsonObject } from './json.ts';
import type { BufferedMessage, Scope, Undoable, Wait } from './scopes/scope.ts';
import type { WorkProgress } from './work-progress.ts';

/** A scope 作用域 opened: a sub-process, called process or loop began. */
export interface ScopeOpened extends Base {
  readonly type: 'ScopeOpened';
  readonly scope: Scope;
}
/** A scope 作用域 is done with, or was left. */
export interface ScopeClosed extends Base {
  readonly type: 'ScopeClosed';
  readonly scope: number;
  readonly node: string;
  readonly result: 'completed' | 'cancelled';
}
/** One iteration of a loop is done, with what it gave. Its token is gone. */
export interface IterationCompleted extends Base {
  readonly type: 'IterationCompleted';
  readonly scope: number;
  readonly token: number;
  readonly index: number;
  readonly output?: Json;
}
/** A token began a further iteration. */
export interface IterationBegun extends Base {
  readonly type: 'IterationBegun';
  readonly scope: number;
  readonly token: number;
  readonly node: string;
  readonly index: number;
  readonly lineage: readonly Branch[];
}
/** A non-interrupting event made a token beside the one at `host`; both are branches now. */
export interface BranchSpawned extends Base {
  readonly type: 'BranchSpawned';
  readonly node: string;
  readonly token: number;
  readonly lineage: readonly Branch[];
  readonly host: number;
  readonly hostLineage: readonly Branch[];
}
/** Something is waited for beside people: a timer, a message, a signal, a condition, work of another system. */
export interface WaitOpened extends Base {
  readonly type: 'WaitOpened';
  readonly wait: Wait;
  /** Of work: what it is given, by the inputs of its activity. */
  readonly payload?: JsonObject;
}
/** What was waited for came, or is waited for no longer 等待结束. */
export interface WaitClosed extends Base {
  readonly type: 'WaitClosed';
  readonly wait: number;
  readonly kind: Wait['kind'];
  readonly node: string;
  readonly result: 'triggered' | 'cancelled';
  /** Topic of work that nobody needs any more 撤销. */
  readonly topic?: string;
}
/** How far work of another system has come 外部进展, in that system's words. `late`: nobody waits for it any more. */
export interface WorkProgressed extends Base {
  readonly type: 'WorkProgressed';
  readonly system: string;
  readonly progress: WorkProgress;
  readonly wait?: number;
  readonly late?: true;
}
/** A repeating timer fired and is armed for its next time. */
export interface WaitRepeated extends Base {
  readonly type: 'WaitRepeated';
  readonly wait: number;
  readonly node: string;
  readonly fireAt: number;
}
/** An error 错误 was thrown; `caughtBy` is left out when nobody catches it and the line of work simply ends. */
export interface ErrorThrown extends Base {
  readonly type: 'ErrorThrown';
  readonly node: string;
  readonly code: string;
  readonly message?: string;
  readonly caughtBy?: string;
}
/** An escalation 升级 of BPMN was thrown, whether or not anything caught it. */
export interface EscalationThrown extends Base {
  readonly type: 'EscalationThrown';
  readonly node: string;
  readonly code: string;
  readonly caughtBy?: string;
}
/** A signal 信号 for everybody who waits for it, in other cases too. */
export interface SignalThrown extends Base {
  readonly type: 'SignalThrown';
  readonly node: string;
  readonly name: string;
  readonly variables?: JsonObject;
}
/** A message 消息 to another case or system. */
export interface MessageThrown extends Base {
  readonly type: 'MessageThrown';
  readonly node: string;
  readonly name: string;
  readonly key?: Json;
  readonly variables?: JsonObject;
}
/** A message came before anybody waited for it, and is kept. */
export interface MessageBuffered extends Base {
  readonly type: 'MessageBuffered';
  readonly message: BufferedMessage;
}
/** A kept message was used, or is dropped because it expired. */
export interface MessageUnbuffered extends Base {
  readonly type: 'MessageUnbuffered';
  readonly message: number;
}
/** An activity was done that can be undone 补偿. */
export interface UndoRecorded extends Base {
  readonly type: 'UndoRecorded';
  readonly undoable: Undoable;
}
/** These are being undone, or cannot be any more. */
export interface UndoTaken extends Base {
  readonly type: 'UndoTaken';
  readonly undoable: readonly number[];
  /** A call of a service task that a return has led back behind, by the number of its wait. */
  readonly call?: number;
}

/** What happens in scopes, to waits, and between events of a flow. */
export type ScopeEvent =
  | ScopeOpened
  | ScopeClosed
  | IterationBegun
  | IterationCompleted
  | BranchSpawned
  | WaitOpened
  | WaitClosed
  | WaitRepeated
  | WorkProgressed
  | ErrorThrown
  | EscalationThrown
  | SignalThrown
  | MessageThrown
  | MessageBuffered
  | MessageUnbuffered
  | UndoRecorded
  | UndoTaken;
