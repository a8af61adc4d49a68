import { addWorkingMinutes } from '../calendar/index.ts';
import { emit, type Work } from '../work.ts';
import { armTimers } from './timers.ts';

/** Lets the promise clock run again with the working minutes that were left. */
export function resumeClock(work: Work): void {
  const { calendar, now } = work.context;
  const { paused: left, worked } = work.instance.clock;
  if (typeof left !== 'number') {
    emit(work, { type: 'ClockResumed', dueAt: null });
    return;
  }
  const dueAt = addWorkingMinutes(calendar, now, left);
  if (typeof dueAt !== 'number') {
    emit(work, { type: 'ClockResumed', dueAt: null, provisionalYear: dueAt.missingYear });
    return;
  }
  emit(work, { type: 'ClockResumed', dueAt });
  armTimers(work, dueAt, left, typeof worked === 'number' ? worked + left : null);
}
