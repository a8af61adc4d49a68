import { addWorkingMinutes } from '../calendar/index.ts';
import { emit, type Work } from '../work.ts';

/** Part of the promised time that is left when the warning 预警 is given: 1/5. */
const WARNING_SHARE = 5;

/** Arms the deadline timers for what is left of the promised time; none when nothing is left. */
export function armTimers(work: Work, dueAt: number, remainingMinutes: number): void {
  if (remainingMinutes <= 0) return;
  const { calendar, now } = work.context;
  const untilWarning = remainingMinutes - Math.floor(work.instance.clock.promise / WARNING_SHARE);
  const fireAt = untilWarning > 0 ? addWorkingMinutes(calendar, now, untilWarning) : undefined;
  if (typeof fireAt === 'number') emit(work, { type: 'TimerArmed', timer: 'warning', fireAt });
  emit(work, { type: 'TimerArmed', timer: 'overdue', fireAt: dueAt });
}

/** Cancels the timers that are armed. */
export function cancelTimers(work: Work): void {
  const { warning, overdue } = work.instance.clock;
  if (warning !== undefined) emit(work, { type: 'TimerCancelled', timer: 'warning' });
  if (overdue !== undefined) emit(work, { type: 'TimerCancelled', timer: 'overdue' });
}
