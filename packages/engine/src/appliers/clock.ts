import type { ClockPaused, ClockResumed, DeadlineReached, TimerArmed, TimerCancelled } from '../events.ts';
import type { Clock, Instance } from '../instance.ts';

export function clockPaused(instance: Instance, event: ClockPaused): Instance {
  const clock = { ...instance.clock, worked: event.workedMinutes, paused: event.remainingMinutes };
  return { ...instance, clock, dueAt: null };
}

export function clockResumed(instance: Instance, event: ClockResumed): Instance {
  const { paused: _paused, ...clock } = instance.clock;
  return { ...instance, clock: { ...clock, since: event.at }, dueAt: event.dueAt };
}

export function timerArmed(instance: Instance, event: TimerArmed): Instance {
  const { clock } = instance;
  const armed: Clock =
    event.timer === 'warning' ? { ...clock, warning: event.fireAt } : { ...clock, overdue: event.fireAt };
  return { ...instance, clock: armed };
}

/** A timer went off or was cancelled. */
export function timerGone(instance: Instance, event: TimerCancelled | DeadlineReached): Instance {
  if (event.timer === 'warning') {
    const { warning: _warning, ...clock } = instance.clock;
    return { ...instance, clock };
  }
  const { overdue: _overdue, ...clock } = instance.clock;
  return { ...instance, clock };
}
