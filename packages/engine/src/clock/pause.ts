import { workingMinutesBetween } from '../calendar/index.ts';
import type { Clock } from '../instance.ts';
import { emit, type Work } from '../work.ts';
import { promisedDate } from './promise.ts';
import { cancelTimers } from './timers.ts';
import { workedMinutes } from './worked-minutes.ts';

/** Stops the promise clock: the case is in the applicant's court. */
export function pauseClock(work: Work): void {
  const { clock, dueAt } = work.instance;
  cancelTimers(work);
  emit(work, {
    type: 'ClockPaused',
    remainingMinutes: remaining(work, clock, dueAt),
    workedMinutes: workedMinutes(clock, work.context),
  });
}

function remaining(work: Work, clock: Clock, dueAt: number | null): number | null {
  const { context } = work;
  // A provisional date may have become known since: the year was published meanwhile.
  const due = dueAt ?? (clock.worked === undefined ? promisedDate(context, clock.since).dueAt : null);
  if (due === null) return null;
  if (due <= context.now) return 0;
  const left = workingMinutesBetween(context.calendar, context.now, due);
  return typeof left === 'number' ? left : null;
}
