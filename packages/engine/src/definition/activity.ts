import type { Expression } from '../expression/index.ts';
import type { BoundaryNode } from './flow.ts';

/** A data input or output 数据映射: the value of `source` becomes the variable `target`. */
export interface Mapping {
  readonly source: Expression;
  readonly target: string;
}

/**
 * Multi-instance 多实例 (BPMN 2.0 §10.3.8): one iteration per element of a collection, or as many as the cardinality says.
 * Iterations see `loopCounter` (from `countFrom`), the element, and how many there are, run and are done.
 */
export interface MultiInstance {
  readonly kind: 'parallel' | 'sequential';
  readonly cardinality?: Expression;
  readonly collection?: Expression;
  readonly element?: string;
  readonly completion?: Expression;
  readonly output?: { readonly collection: string; readonly element: Expression };
  readonly countFrom: 0 | 1;
}

/** Standard loop 标准循环: again while the condition holds, at most `maximum` times. Without either it runs once. */
export interface StandardLoop {
  readonly kind: 'standard';
  readonly condition?: Expression;
  readonly maximum?: number;
  /** The condition is asked before the first time too. */
  readonly testBefore: boolean;
  readonly countFrom: 0 | 1;
}

/** What any activity 活动 may have beside what it does. */
export interface Activity {
  readonly boundary: readonly BoundaryNode[];
  readonly loop?: MultiInstance | StandardLoop;
  readonly inputs: readonly Mapping[];
  readonly outputs: readonly Mapping[];
  /** Activity that undoes this one 补偿. */
  readonly undoneBy?: string;
  /** It undoes another one and is on no way through the flow. */
  readonly undoes: boolean;
}
