import type { PersonId } from '../assignment/directory.ts';
import type { PromiseTimer, TimerKind } from '../commands/command.ts';
import type { Base } from '../event-base.ts';

/**
 * Promise clock 承诺时限 paused in the applicant's court; `remainingMinutes` of working time are kept (null while the
 * promised date is provisional), `workedMinutes` = counted so far (null when the calendar does not know).
 */
export interface ClockPaused extends Base {
  readonly type: 'ClockPaused';
  readonly remainingMinutes: number | null;
  readonly workedMinutes: number | null;
}
/** `dueAt` null and `provisionalYear` as in `InstanceSubmitted`. */
export interface ClockResumed extends Base {
  readonly type: 'ClockResumed';
  readonly dueAt: number | null;
  readonly provisionalYear?: number;
}
/**
 * A timer to arm (replaces one of the same kind and key), or to cancel. `fireAt`: epoch ms. Timers of the promise have no
 * key; others may belong to a `round`. `left`: it is only paused, with so many working minutes.
 */
export interface TimerArmed extends Base {
  readonly type: 'TimerArmed';
  readonly timer: TimerKind;
  readonly fireAt: number;
  readonly key?: string;
  readonly round?: number;
}
/** A deadline timer is no longer armed 定时取消. */
export interface TimerCancelled extends Base {
  readonly type: 'TimerCancelled';
  readonly timer: TimerKind;
  readonly key?: string;
  readonly left?: number;
}
/** A threshold of the promised time 承诺时限 has passed. */
export interface DeadlineReached extends Base {
  readonly type: 'DeadlineReached';
  readonly timer: PromiseTimer;
  readonly holders: readonly PersonId[];
}

/** Events of clocks and timers 时钟与定时. */
export type ClockEvent = ClockPaused | ClockResumed | TimerArmed | TimerCancelled | DeadlineReached;
