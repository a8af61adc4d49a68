import type { ApproverRule } from '../assignment/rule.ts';
import type { TimeoutDeed } from '../case/events.ts';
import type { WorkingTime } from '../clock/working-time.ts';

/** What happens by itself when a round takes too long 超时动作, once per round. */
export interface TimeoutAction {
  readonly after: WorkingTime;
  readonly do: TimeoutDeed;
  /** `transfer`, `cc`: to whom. */
  readonly to?: readonly ApproverRule[];
  /** `return`: where to. */
  readonly target?: 'applicant' | 'previous';
  /** `signal`: its name. */
  readonly signal?: string;
}

/** People to whom the case is copied by rule 抄送规则, when the node's round opens or has passed. */
export interface CopyRule {
  readonly on: 'open' | 'pass';
  readonly to: readonly ApproverRule[];
  /** They must read it in this working time. */
  readonly readWithin?: WorkingTime;
}

/** Time of a user task 环节时限, as written in `wangban:deadline`, `wangban:timeout`, `wangban:cc` and `wangban:clock`. */
export interface NodeTiming {
  /** Each open task is to be decided in this working time; warned at a fifth of it left. */
  readonly deadline?: WorkingTime;
  readonly timeouts: readonly TimeoutAction[];
  readonly copies: readonly CopyRule[];
  /** A special procedure 特别程序: the promise clock stands still while somebody is asked here. */
  readonly pausesClock: boolean;
}
