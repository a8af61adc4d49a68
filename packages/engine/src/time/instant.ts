import { daysInMonth } from './duration.ts';
import { timeProblem, type TimeProblem } from './problem.ts';

const MINUTE_MS = 60_000;
/** Furthest offset from UTC that any place has used, 14 hours, with an hour to spare. */
const MAX_OFFSET_MINUTES = 15 * 60;

const PATTERN =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?(?:\[[\w/+-]{1,64}\])?)?$/i;

/**
 * Reads a moment 时刻 (ISO 8601-1 §5.4): date, date and time, with `Z`, an offset or none. Without one it is local time
 * of the given offset, and a date alone is its first moment. 24:00 is the next midnight. A zone name in brackets
 * (RFC 9557) is allowed behind an offset, which decides. Gives milliseconds since the Unix epoch.
 */
export function parseInstant(text: string, utcOffsetMinutes: number): number | TimeProblem {
  const match = PATTERN.exec(text.trim());
  if (match === null) return unreadable(text);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((each: string | undefined) => Number(each ?? 0));
  if (!isDay(year, month, day) || !isTime(hour, minute, second)) return noSuchTime(text);
  const zone = match[8];
  if (zone === undefined && text.includes('[')) return zoneAlone(text);
  const offset = zone === undefined ? utcOffsetMinutes : offsetOf(zone);
  if (Math.abs(offset) > MAX_OFFSET_MINUTES) return noSuchTime(text);
  const local = new Date(0);
  local.setUTCFullYear(year, month - 1, day);
  return local.setUTCHours(hour, minute, second, milliseconds(match[7])) - offset * MINUTE_MS;
}

function isDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month - 1);
}

function isTime(hour: number, minute: number, second: number): boolean {
  if (hour === 24) return minute === 0 && second === 0;
  return hour < 24 && minute < 60 && second < 60;
}

function milliseconds(fraction: string | undefined): number {
  return fraction === undefined ? 0 : Math.floor(Number(`0.${fraction}`) * 1_000);
}

function offsetOf(zone: string): number {
  if (zone.toUpperCase() === 'Z') return 0;
  const digits = zone.slice(1).replace(':', '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2) || 0);
  return zone.startsWith('-') ? 0 - minutes : minutes;
}

function unreadable(text: string): TimeProblem {
  return timeProblem(
    `“${text}”不是时刻；应写成 2026-03-02、2026-03-02T09:00:00 或 2026-03-02T09:00:00+08:00`,
    `“${text}” is no moment: write it like 2026-03-02, 2026-03-02T09:00:00 or 2026-03-02T09:00:00+08:00`,
  );
}

function noSuchTime(text: string): TimeProblem {
  return timeProblem(
    `时刻“${text}”不存在，请检查日期、时间和时区`,
    `there is no such moment as “${text}”: check date, time and offset`,
  );
}

function zoneAlone(text: string): TimeProblem {
  return timeProblem(
    `时刻“${text}”只有时区名称，请写出偏移量，例如 +08:00`,
    `moment “${text}” has a zone name only: write the offset, such as +08:00`,
  );
}
