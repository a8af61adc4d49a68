import { addWorkingMinutes } from '../calendar/index.ts';
import type { Instance } from '../instance.ts';
import { emit, type Work } from '../work.ts';

/** Part of the promised time that is left when the warning 预警 is given: 1/5. */
const WARNING_SHARE = 5;

/**
 * Arms the deadline timers for what is left of the promise, both in working minutes. A promise that was broken before
 * the clock stood still is not broken again.
 */
export function armTimers(work: Work, dueAt: number, remaining: number, promise: number | null): void {
  if (work.instance.clock.overdue === true) return;
  const { calendar, now } = work.context;
  const untilWarning = promise === null ? 0 : remaining - Math.floor(promise / WARNING_SHARE);
  const fireAt = untilWarning > 0 ? addWorkingMinutes(calendar, now, untilWarning) : undefined;
  if (typeof fireAt === 'number') emit(work, { type: 'TimerArmed', timer: 'warning', fireAt });
  emit(work, { type: 'TimerArmed', timer: 'overdue', fireAt: dueAt });
}

/** When the promise breaks; undefined when it has, when the clock stands still, or the date is provisional. */
export function overdueAt({ clock, dueAt, status }: Instance): number | undefined {
  return dueAt === null || clock.overdue === true || status === 'closed' ? undefined : dueAt;
}

/** Cancels the timers that are armed. */
export function cancelTimers(work: Work): void {
  if (work.instance.clock.warning !== undefined) emit(work, { type: 'TimerCancelled', timer: 'warning' });
  if (overdueAt(work.instance) !== undefined) emit(work, { type: 'TimerCancelled', timer: 'overdue' });
}
