import {
  type Day,
  dayOf,
  instantOf,
  isMissing,
  localMinute,
  MAX_DAYS,
  workedBefore,
  yearOf,
} from './local-time.ts';
import type { MissingYear, WorkingCalendar } from './working-calendar.ts';

/**
 * Adds working time 加工作时间: the earliest instant at which `minutes` of office hours have passed since `fromMs`.
 * It lies at the close, not at the next opening (17:00 + 30 min = 17:30 when the office closes then). 0 gives
 * `fromMs` on its minute. A negative or broken number of minutes is a bug of the caller and throws.
 */
export function addWorkingMinutes(
  calendar: WorkingCalendar,
  fromMs: number,
  minutes: number,
): number | MissingYear {
  if (!Number.isInteger(minutes) || minutes < 0) throw new RangeError(`not a number of minutes: ${minutes}`);
  const start = localMinute(calendar, fromMs);
  if (minutes === 0) return instantOf(calendar, start);
  const first = dayOf(calendar, start.day);
  if (isMissing(first)) return first;
  let left = minutes + workedBefore(first, start.minute);
  for (let day = start.day; day <= start.day + MAX_DAYS; day++) {
    const today = dayOf(calendar, day);
    if (isMissing(today)) return today;
    if (left <= today.minutes) return instantOf(calendar, { day, minute: minuteAfter(today, left) });
    left -= today.minutes;
  }
  return { missingYear: yearOf(start.day + MAX_DAYS) };
}

/** Minute of the day at which `worked` (at least 1, at most all) working minutes of it are over. */
function minuteAfter({ hours, closes }: Day, worked: number): number {
  let left = worked;
  for (const { from, to } of hours) {
    if (left <= to - from) return from + left;
    left -= to - from;
  }
  return closes;
}
