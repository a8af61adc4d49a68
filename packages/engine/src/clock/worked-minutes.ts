import { workingMinutesBetween } from '../calendar/index.ts';
import type { Context } from '../context.ts';
import type { Clock } from '../instance.ts';

/** Working minutes counted so far, the applicant's own time left out; null when the calendar lacks a year in between. */
export function workedMinutes(clock: Clock, { calendar, now }: Context): number | null {
  const before = clock.worked ?? (clock.worked === null ? null : 0);
  if (clock.paused !== undefined || before === null) return before;
  const stretch = workingMinutesBetween(calendar, clock.since, now);
  return typeof stretch === 'number' ? before + stretch : null;
}
