import type { Seating } from '../assignment/resolve.ts';
import type { AutoCause, Instead } from '../events.ts';

/**
 * How sure a prediction is. `certain`: as long as data, directory and arrangements stay as they are. `conditional`: it
 * depends on what happens until then. `unresolvable`: nobody is known, for the reason given.
 */
export type PredictionStatus = 'certain' | 'conditional' | 'unresolvable';

/**
 * Why nobody is known, or not for sure: nobody may decide there, somebody has still to choose, a business system has still to
 * answer, work is shared out when it comes, votes decide it, something from outside is waited for, the data do not say where
 * the flow goes, or it goes on and on.
 */
export type PredictionReason =
  'noApprover' | 'toBePicked' | 'resolver' | 'workload' | 'votes' | 'waits' | 'data' | 'endless';

/** A coming step 预计环节 with who would be asked, in the order in which the steps open. */
export interface Prediction {
  readonly node: string;
  readonly status: PredictionStatus;
  readonly reason?: PredictionReason;
  /** Candidates per seat; empty when nobody is asked. */
  readonly seats: Seating;
  /** They are not whom the rules name. */
  readonly instead?: Instead;
  /** The step closes by itself. */
  readonly auto?: AutoCause;
}
