import { timeProblem, type TimeProblem } from './problem.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** No duration is longer than this: beyond it lies a typing error, and arithmetic stays exact below. */
const MAX_YEARS = 9_999;
const DAYS_PER_MONTH = 31;

/**
 * Duration 时长 (ISO 8601-1 §5.5.2). Months and days are kept apart from the time because their length depends on where
 * they begin; all parts have the same sign. A week is seven days, a year twelve months.
 */
export interface Duration {
  readonly months: number;
  readonly days: number;
  readonly ms: number;
}

const NUMBER = String.raw`(\d{1,9}(?:[.,]\d{1,9})?)`;
const part = (unit: string): string => `(?:${NUMBER}${unit})?`;
const PATTERN = new RegExp(
  `^([+-])?P(?!$)${['Y', 'M', 'W', 'D'].map(part).join('')}(?:T(?=\\d)${['H', 'M', 'S'].map(part).join('')})?$`,
  'i',
);

/** Reads `P1Y2M3W4DT5H6M7.5S`; any part may be missing, the last one may be a decimal, years and months may not. */
export function parseDuration(text: string): Duration | TimeProblem {
  const match = PATTERN.exec(text.trim());
  if (match === null) return unreadable(text);
  const written = match.slice(2).map((each): string | undefined => each);
  const last = written.findLastIndex((each) => each !== undefined);
  const misplaced = written.some((each, index) => isDecimal(each) && (index !== last || index < 2));
  if (misplaced) return misplacedDecimal(text);
  const [years, months, weeks, days, hours, minutes, seconds] = written.map(toNumber);
  const sign = match[1] === '-' ? -1 : 1;
  const allDays = (weeks ?? 0) * 7 + (days ?? 0);
  const wholeDays = Math.floor(allDays);
  const clock = (hours ?? 0) * HOUR_MS + (minutes ?? 0) * MINUTE_MS + (seconds ?? 0) * SECOND_MS;
  const duration = {
    months: 0 + sign * ((years ?? 0) * 12 + (months ?? 0)),
    days: 0 + sign * wholeDays,
    ms: 0 + sign * Math.round(clock + (allDays - wholeDays) * DAY_MS),
  };
  return longestMs(duration) > MAX_YEARS * 366 * DAY_MS ? tooLong(text) : duration;
}

function toNumber(text: string | undefined): number {
  return text === undefined ? 0 : Number(text.replace(',', '.'));
}

function isDecimal(text: string | undefined): boolean {
  return text !== undefined && /[.,]/.test(text);
}

/** What a duration takes at most, in milliseconds, whatever its sign. */
function longestMs({ months, days, ms }: Duration): number {
  return Math.abs(months) * DAYS_PER_MONTH * DAY_MS + Math.abs(days) * DAY_MS + Math.abs(ms);
}

/** What a duration takes at least, in milliseconds; negative when it goes back. */
export function shortestMs({ months, days, ms }: Duration): number {
  const shortestMonth = 28;
  return (months * shortestMonth + days) * DAY_MS + ms;
}

/**
 * The instant a duration later, counted on the local calendar of a fixed offset: first the months (31 January + P1M =
 * the last day of February), then days and time.
 */
export function addDuration(fromMs: number, duration: Duration, utcOffsetMinutes: number): number {
  const rest = duration.days * DAY_MS + duration.ms;
  if (duration.months === 0) return fromMs + rest;
  const offsetMs = utcOffsetMinutes * MINUTE_MS;
  const local = new Date(fromMs + offsetMs);
  const month = local.getUTCMonth() + duration.months;
  const day = Math.min(local.getUTCDate(), daysInMonth(local.getUTCFullYear(), month));
  return local.setUTCFullYear(local.getUTCFullYear(), month, day) - offsetMs + rest;
}

/** Days of a month counted from 0; months before and after the year count on. */
export function daysInMonth(year: number, month: number): number {
  const end = new Date(0);
  end.setUTCFullYear(year, month + 1, 0);
  return end.getUTCDate();
}

/** A duration several times: three times a month is three months, not three shortened ones. */
export function times({ months, days, ms }: Duration, count: number): Duration {
  return { months: months * count, days: days * count, ms: ms * count };
}

function unreadable(text: string): TimeProblem {
  return timeProblem(
    `“${text}”不是时长；应写成 PT8H（8 小时）、P3D（3 天）或 P1Y2M3DT4H5M6S 这样的形式`,
    `“${text}” is no duration: write it like PT8H (8 hours), P3D (3 days) or P1Y2M3DT4H5M6S`,
  );
}

function misplacedDecimal(text: string): TimeProblem {
  return timeProblem(
    `时长“${text}”：只有最后一项可以带小数，年和月不可以`,
    `duration “${text}”: only its last part may be a decimal, and years and months may not`,
  );
}

function tooLong(text: string): TimeProblem {
  return timeProblem(
    `时长“${text}”超过 ${MAX_YEARS} 年，请检查`,
    `duration “${text}” exceeds ${MAX_YEARS} years: check it`,
  );
}
