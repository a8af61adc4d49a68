import type {
  ClockPaused,
  ClockResumed,
  DeadlineReached,
  TimerArmed,
  TimerCancelled,
} from '../clock/events.ts';
import { docketTimerArmed, docketTimerCancelled } from '../case/note.ts';
import type { Clock, Draft } from '../instance.ts';

/** The clock of a case that begins. */
export function newClock(since: number): Clock {
  return {
    since,
    worked: undefined,
    paused: undefined,
    warning: undefined,
    overdue: undefined,
  };
}

export function clockPaused(draft: Draft, event: ClockPaused): void {
  draft.clock = { ...draft.clock, worked: event.workedMinutes, paused: event.remainingMinutes };
  draft.dueAt = null;
}

export function clockResumed(draft: Draft, event: ClockResumed): void {
  draft.clock = { ...draft.clock, since: event.at, paused: undefined };
  draft.dueAt = event.dueAt;
}

export function timerArmed(draft: Draft, event: TimerArmed): void {
  if (event.timer === 'warning') draft.clock = { ...draft.clock, warning: event.fireAt };
  // The overdue timer is armed for `dueAt`, which the state has.
  else if (event.timer !== 'overdue') docketTimerArmed(draft, event);
}

export function timerCancelled(draft: Draft, event: TimerCancelled): void {
  if (event.timer === 'warning') draft.clock = { ...draft.clock, warning: undefined };
  else if (event.timer !== 'overdue') docketTimerCancelled(draft, event);
}

export function deadlineReached(draft: Draft, event: DeadlineReached): void {
  draft.clock =
    event.timer === 'warning' ? { ...draft.clock, warning: undefined } : { ...draft.clock, overdue: true };
}
