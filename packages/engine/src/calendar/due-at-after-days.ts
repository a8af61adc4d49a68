import { dayOf, instantOf, isMissing, localMinute, MAX_DAYS, yearOf } from './local-time.ts';
import type { MissingYear, WorkingCalendar } from './working-calendar.ts';

/**
 * Promised date 承诺时限: the day of `fromMs` is not counted, N working days end at the close of the N-th one.
 * 0 days (当场办结) end at the close of the same day while its office is still to close, otherwise at the close of
 * the next working day. A negative or broken number of days is a bug of the caller and throws.
 */
export function dueAtAfterDays(
  calendar: WorkingCalendar,
  fromMs: number,
  days: number,
): number | MissingYear {
  if (!Number.isInteger(days) || days < 0) throw new RangeError(`not a number of days: ${days}`);
  const start = localMinute(calendar, fromMs);
  if (days === 0) {
    const today = dayOf(calendar, start.day);
    if (isMissing(today)) return today;
    if (start.minute < today.closes) return instantOf(calendar, { day: start.day, minute: today.closes });
  }
  let left = Math.max(days, 1);
  for (let day = start.day + 1; day <= start.day + MAX_DAYS; day++) {
    const next = dayOf(calendar, day);
    if (isMissing(next)) return next;
    if (next.minutes > 0) left -= 1;
    if (left === 0) return instantOf(calendar, { day, minute: next.closes });
  }
  return { missingYear: yearOf(start.day + MAX_DAYS) };
}
