import { dayOf, isMissing, localMinute, MAX_DAYS, workedBefore, yearOf } from './local-time.ts';
import type { MissingYear, WorkingCalendar } from './working-calendar.ts';

/**
 * Working time between two instants 工作时间, in whole minutes; negative when `toMs` is the earlier one.
 * Both instants are cut to their minute first, so that parts always add up: (a, b) + (b, c) = (a, c).
 */
export function workingMinutesBetween(
  calendar: WorkingCalendar,
  fromMs: number,
  toMs: number,
): number | MissingYear {
  if (toMs < fromMs) {
    const forward = workingMinutesBetween(calendar, toMs, fromMs);
    return isMissing(forward) ? forward : 0 - forward;
  }
  const from = localMinute(calendar, fromMs);
  const to = localMinute(calendar, toMs);
  if (to.day - from.day > MAX_DAYS) return { missingYear: yearOf(from.day + MAX_DAYS) };
  const first = dayOf(calendar, from.day);
  if (isMissing(first)) return first;
  let total = 0 - workedBefore(first, from.minute);
  for (let day = from.day; day < to.day; day++) {
    const today = dayOf(calendar, day);
    if (isMissing(today)) return today;
    total += today.minutes;
  }
  // Midnight at the start of a day needs nothing of that day: New Year's Eve may end in a year without data.
  if (to.minute === 0) return total;
  const last = dayOf(calendar, to.day);
  return isMissing(last) ? last : total + workedBefore(last, to.minute);
}
