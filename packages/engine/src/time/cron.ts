import { daysOf, readDates, readWeekdays, type DayRule } from './cron-days.ts';
import { readField, type FieldKind } from './cron-field.ts';
import { daysInMonth } from './duration.ts';
import { timeProblem, type TimeProblem } from './problem.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
/** Longer texts are no cron expressions. */
const MAX_LENGTH = 500;

/** How weekdays are counted: `unix` (and Spring) 0–7 with Sunday 0 or 7, `quartz` 1–7 with Sunday 1. Names mean the same. */
export type CronDialect = 'unix' | 'quartz';

/** Cron cycle 定时周期, read and checked: it comes due at least once. All values local. */
export interface Cron {
  readonly seconds: readonly number[];
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly dates: readonly DayRule[] | undefined;
  /** Counted from 0. */
  readonly months: readonly number[];
  readonly weekdays: readonly DayRule[] | undefined;
  /** Years with a limit; undefined = every year. */
  readonly years: readonly number[] | undefined;
  /** Five fields, date and weekday both given: either is enough, as in Unix. Otherwise both must hold. */
  readonly eitherDay: boolean;
}

const SECONDS: FieldKind = { zh: '秒', en: 'second', least: 0, most: 59 };
const MINUTES: FieldKind = { zh: '分钟', en: 'minute', least: 0, most: 59 };
const HOURS: FieldKind = { zh: '小时', en: 'hour', least: 0, most: 23 };
const MONTHS: FieldKind = {
  zh: '月份',
  en: 'month',
  least: 1,
  most: 12,
  names: 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' '),
};
const YEARS: FieldKind = { zh: '年份', en: 'year', least: 1970, most: 2199 };

const MACROS: ReadonlyMap<string, string> = new Map([
  ['@yearly', '0 0 1 1 *'],
  ['@annually', '0 0 1 1 *'],
  ['@monthly', '0 0 1 * *'],
  ['@weekly', '0 0 * * 0'],
  ['@daily', '0 0 * * *'],
  ['@midnight', '0 0 * * *'],
  ['@hourly', '0 * * * *'],
]);

/** Furthest look ahead, in months: 29 February falls on a given weekday at least once in 40 years, also over 2100. */
const MAX_MONTHS = 12 * 250;

/**
 * Reads a cron expression: 5 fields (minute hour day month weekday), 6 (second before them) or 7 (year behind them), or
 * a macro such as `@daily`. Lists, ranges, steps, names, `?`, `L`, `W` and `#`. Seven fields are Quartz unless said.
 */
export function parseCron(text: string, dialect?: CronDialect): Cron | TimeProblem {
  const fields = (MACROS.get(text.trim().toLowerCase()) ?? text.trim()).split(/\s+/);
  if (fields.length < 5 || fields.length > 7 || text.length > MAX_LENGTH) return wrongNumber(text);
  const quartz = dialect === undefined ? fields.length === 7 : dialect === 'quartz';
  const eitherDay = fields.length === 5;
  const problems: TimeProblem[] = [];
  const cron = readFields(problems, eitherDay ? ['0', ...fields] : fields, quartz, eitherDay);
  const [problem] = problems;
  if (problem !== undefined) return problem;
  return nextCron(cron, 0, 0) === undefined ? neverDue(text) : cron;
}

function readFields(
  problems: TimeProblem[],
  fields: readonly string[],
  quartz: boolean,
  eitherDay: boolean,
): Cron {
  const [second = '', minute = '', hour = '', date = '', month = '', weekday = '', year = '*'] = fields;
  return {
    seconds: readField(problems, SECONDS, second),
    minutes: readField(problems, MINUTES, minute),
    hours: readField(problems, HOURS, hour),
    dates: readDates(problems, date),
    months: readField(problems, MONTHS, month).map((each) => each - 1),
    weekdays: readWeekdays(problems, weekday, quartz),
    years: year === '*' || year === '?' ? undefined : readField(problems, YEARS, year),
    eitherDay,
  };
}

/**
 * When a cron cycle comes due next, strictly after `afterMs`, in local time of a fixed offset; undefined when it never
 * does. Looks at most 250 years ahead.
 */
export function nextCron(cron: Cron, afterMs: number, utcOffsetMinutes: number): number | undefined {
  const offsetMs = utcOffsetMinutes * MINUTE_MS;
  // The first whole second after the moment.
  const earliest = new Date(Math.floor((afterMs + offsetMs) / SECOND_MS) * SECOND_MS + SECOND_MS);
  if (Number.isNaN(earliest.getTime())) return undefined;
  const from = earliest.getUTCFullYear() * 12 + earliest.getUTCMonth();
  for (let at = from; at < from + MAX_MONTHS; at += 1) {
    const found = dueInMonth(cron, Math.floor(at / 12), at % 12, earliest.getTime());
    if (found !== undefined) return found - offsetMs;
  }
  return undefined;
}

function dueInMonth(cron: Cron, year: number, month: number, earliest: number): number | undefined {
  if (cron.years?.includes(year) === false || !cron.months.includes(month)) return undefined;
  for (const date of matchingDates(cron, year, month)) {
    const midnight = new Date(0).setUTCFullYear(year, month, date);
    const time = timeOfDay(cron, Math.max(0, Math.floor((earliest - midnight) / SECOND_MS)));
    if (time !== undefined) return midnight + time * SECOND_MS;
  }
  return undefined;
}

function matchingDates({ dates, weekdays, eitherDay }: Cron, year: number, month: number): readonly number[] {
  const all = Array.from({ length: daysInMonth(year, month) }, (_, index) => index + 1);
  const picked = (rules: readonly DayRule[]): ReadonlySet<number> =>
    new Set(rules.flatMap((rule) => daysOf(rule, year, month)));
  const [byDate, byWeekday] = [picked(dates ?? []), picked(weekdays ?? [])];
  if (eitherDay && dates !== undefined && weekdays !== undefined) {
    return all.filter((date) => byDate.has(date) || byWeekday.has(date));
  }
  return all.filter(
    (date) => (dates === undefined || byDate.has(date)) && (weekdays === undefined || byWeekday.has(date)),
  );
}

/** The first matching second of a day, not before `least`; undefined when the day has none left. */
function timeOfDay({ hours, minutes, seconds }: Cron, least: number): number | undefined {
  for (const hour of hours) {
    if (hour * 3_600 + 3_599 < least) continue;
    const inHour = minutes.flatMap((minute) => {
      const begin = hour * 3_600 + minute * 60;
      const second = seconds.find((each) => begin + each >= least);
      return second === undefined ? [] : begin + second;
    });
    if (inHour[0] !== undefined) return inHour[0];
  }
  return undefined;
}

function wrongNumber(text: string): TimeProblem {
  return timeProblem(
    `定时表达式“${text.slice(0, MAX_LENGTH)}”应有 5、6 或 7 项，例如 0 9 * * MON-FRI（工作日 9 点）`,
    `the cron expression “${text.slice(0, MAX_LENGTH)}” needs 5, 6 or 7 fields, such as 0 9 * * MON-FRI (at nine on weekdays)`,
  );
}

function neverDue(text: string): TimeProblem {
  return timeProblem(
    `定时表达式“${text}”永远不会到来，请检查日期（例如没有 2 月 30 日）`,
    `the cron expression “${text}” never comes due: check its days (there is no 30 February)`,
  );
}
