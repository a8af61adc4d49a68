import type { WorkingCalendar } from '@wangban/engine/calendar';

const DAY_MS = 24 * 3_600_000;
/** Far more than the longest holidays and the longest time that a definition may name. */
const MOST_DAYS = 400;

/** The moment so many working days ago 若干工作日之前; days that the calendar does not know are worked from Monday to Friday. */
export function stuckBefore(calendar: WorkingCalendar, days: number, now: number): Date {
  const offset = calendar.utcOffsetMinutes * 60_000;
  let left = days;
  for (let back = 1; back <= MOST_DAYS; back++) {
    const at = now - back * DAY_MS;
    if (!isWorked(calendar, new Date(at + offset))) continue;
    left--;
    if (left === 0) return new Date(at);
  }
  return new Date(now - MOST_DAYS * DAY_MS);
}

function isWorked(calendar: WorkingCalendar, day: Date): boolean {
  const hours = calendar.hoursOn(day.toISOString().slice(0, 10));
  if (hours !== undefined) return hours.length > 0;
  const weekday = day.getUTCDay();
  return weekday !== 0 && weekday !== 6;
}
