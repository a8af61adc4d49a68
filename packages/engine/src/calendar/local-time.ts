import type { MissingYear, OfficeHours, WorkingCalendar } from './working-calendar.ts';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;

/** A local moment on the minute grid: days since 1970-01-01 and minutes since that day's midnight. Seconds are cut off. */
export interface LocalMinute {
  readonly day: number;
  readonly minute: number;
}

/** Local moment of an instant in the calendar's own offset. */
export function localMinute(calendar: WorkingCalendar, instantMs: number): LocalMinute {
  const minutes = Math.floor(instantMs / MINUTE_MS) + calendar.utcOffsetMinutes;
  const day = Math.floor(minutes / DAY_MINUTES);
  return { day, minute: minutes - day * DAY_MINUTES };
}

/** Instant of a local moment, in milliseconds since the Unix epoch. */
export function instantOf(calendar: WorkingCalendar, { day, minute }: LocalMinute): number {
  return (day * DAY_MINUTES + minute - calendar.utcOffsetMinutes) * MINUTE_MS;
}

/** One day of the calendar. `minutes`: length of all office hours; `closes`: minute of the last close, 0 on a day off. */
export interface Day {
  readonly hours: readonly OfficeHours[];
  readonly minutes: number;
  readonly closes: number;
}

/** Calendars are immutable snapshots, so what a day holds can be kept with them. */
const known = new WeakMap<WorkingCalendar, Map<number, Day | MissingYear>>();

/** A day of the calendar, by its number since 1970-01-01. */
export function dayOf(calendar: WorkingCalendar, day: number): Day | MissingYear {
  let days = known.get(calendar);
  if (days === undefined) known.set(calendar, (days = new Map()));
  let found = days.get(day);
  if (found === undefined) days.set(day, (found = readDay(calendar, day)));
  return found;
}

function readDay(calendar: WorkingCalendar, day: number): Day | MissingYear {
  const date = new Date(day * DAY_MINUTES * MINUTE_MS);
  const hours = calendar.hoursOn(date.toISOString().slice(0, 10));
  if (hours === undefined) return { missingYear: date.getUTCFullYear() };
  return {
    hours,
    minutes: hours.reduce((sum, { from, to }) => sum + to - from, 0),
    closes: hours.at(-1)?.to ?? 0,
  };
}

/** Year of a day, for the answer that it is missing. */
export function yearOf(day: number): number {
  return new Date(day * DAY_MINUTES * MINUTE_MS).getUTCFullYear();
}

/** Working minutes of a day before a minute of it. */
export function workedBefore({ hours }: Day, minute: number): number {
  let worked = 0;
  for (const { from, to } of hours) worked += Math.max(0, Math.min(minute, to) - from);
  return worked;
}

/** No arithmetic walks further than about a hundred years, whatever the calendar claims to cover. */
export const MAX_DAYS = 36_600;

/** Whether an answer is "this year is missing". */
export function isMissing(answer: number | Day | MissingYear): answer is MissingYear {
  return typeof answer === 'object' && 'missingYear' in answer;
}
