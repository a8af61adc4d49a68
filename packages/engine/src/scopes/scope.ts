import type { Branch } from '../event-base.ts';
import type { Json, JsonObject } from '../json.ts';

/** How far a multi-instance activity 多实例 has come. */
export interface Loop {
  readonly total: number;
  /** Iterations that completed. */
  readonly done: number;
  /** Iterations that were started. */
  readonly begun: number;
  /** Elements of the collection; undefined where only a number is given. */
  readonly items: readonly Json[] | undefined;
  /** Outputs of the iterations, by their index. */
  readonly outputs: readonly Json[] | undefined;
  /** One iteration after the other. */
  readonly inTurn: true | undefined;
}

/**
 * Scope 作用域: one activation of a sub-process, a called process, a multi-instance activity, an event sub-process, or an
 * activity that has variables of its own. `undo`: a finished sub-process that is open again to be undone.
 */
export interface Scope {
  readonly id: number;
  readonly kind: 'sub' | 'call' | 'multi' | 'event' | 'activity' | 'undo';
  /** The activity. */
  readonly node: string;
  /** The token that stands at the activity, in the scope around. */
  readonly token: number;
  /** The scope around it; undefined = the process itself. */
  readonly parent: number | undefined;
  /** Variables of its own; those of the scopes around show through, but not into a called process. */
  readonly variables: JsonObject | undefined;
  readonly loop: Loop | undefined;
  /** Lineage of the token at the activity. */
  readonly lineage: readonly Branch[] | undefined;
}

/** Which iteration of a loop a lineage lies in. */
export function iterationIn({ id }: Scope, lineage: readonly Branch[]): number | undefined {
  const branch = lineage.find(({ fork }) => fork === id)?.flows[0];
  return branch === undefined ? undefined : Number(branch.slice(1));
}

/** What is waited for beside people 等待项. Ends when its token leaves, its scope closes, or it is triggered. */
export interface Wait {
  readonly id: number;
  readonly kind: 'timer' | 'message' | 'signal' | 'condition' | 'work';
  /** The event, receive task or service task; also an event that stands behind an event-based gateway. */
  readonly node: string;
  /** The token that waits, or whose activity has the boundary event. Undefined for event sub-processes. */
  readonly token: number | undefined;
  /** Scope whose event sub-process waits to begin; undefined with undefined `token` = the process itself. */
  readonly scope: number | undefined;
  /** When a timer is due, epoch ms. */
  readonly at: number | undefined;
  /** How a timer repeats: ISO 8601 repetition or cron; counted from `since`, epoch ms. */
  readonly cycle: string | undefined;
  /** Of work: when it was asked for, epoch ms. */
  readonly since: number | undefined;
  /** Name of the message or signal, or topic of the work. */
  readonly name: string | undefined;
  /** Value that a message must carry to be meant; of work, its idempotency key 幂等键 within the case. */
  readonly key: Json | undefined;
}

/** An activity that was done and that another one undoes, or a finished sub-process with such activities in it. */
export interface Undoable {
  readonly id: number;
  readonly node: string;
  /** The scope that it was done in; undefined = the process itself. */
  readonly scope: number | undefined;
  /** A finished sub-process: the scope that it was, with its variables. */
  readonly inner: Scope | undefined;
  readonly lineage: readonly Branch[] | undefined;
  /** Variables of the activity when it was done. */
  readonly variables: JsonObject | undefined;
}

/**
 * The latest call of a service task 外部工作, under `key`. `no` = number of its wait, `place` = its iterations, outermost first.
 * `done` until it is undone; `gone`: a return has led back behind it, so that it may be called again.
 */
export interface Call {
  readonly node: string;
  readonly no: number;
  readonly key: string;
  readonly place: string;
  readonly lineage: readonly Branch[] | undefined;
  readonly scope: number | undefined;
  readonly done: true | undefined;
  readonly gone: true | undefined;
}

/** A message 消息 that came before anybody waited for it, kept until it expires. */
export interface BufferedMessage {
  readonly id: number;
  readonly name: string;
  readonly key: Json | undefined;
  readonly variables: JsonObject | undefined;
  /** Epoch ms. */
  readonly expiresAt: number;
}
