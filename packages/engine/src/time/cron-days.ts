import { readField, valueOf, type FieldKind } from './cron-field.ts';
import { daysInMonth } from './duration.ts';
import type { TimeProblem } from './problem.ts';

/** A rule that picks days of a month. Weekdays count from 0, Sunday. */
export type DayRule =
  | { readonly kind: 'dates'; readonly dates: readonly number[] }
  /** `L`, `L-3`: days before the last one. */
  | { readonly kind: 'last'; readonly before: number }
  /** `15W`, `LW` (date 31): the weekday Monday to Friday nearest to a date, in the same month. */
  | { readonly kind: 'nearest'; readonly date: number }
  | { readonly kind: 'weekdays'; readonly weekdays: readonly number[] }
  /** `FRIL`: the last Friday. */
  | { readonly kind: 'lastWeekday'; readonly weekday: number }
  /** `FRI#2`: the second Friday. */
  | { readonly kind: 'nthWeekday'; readonly weekday: number; readonly nth: number };

const DATES: FieldKind = { zh: '日', en: 'day of the month', least: 1, most: 31 };
const DAY_NAMES = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
/** Sunday is 0 or 7, as in Unix and Spring. */
const UNIX_DAYS: FieldKind = {
  zh: '星期',
  en: 'day of the week',
  least: 0,
  most: 7,
  names: DAY_NAMES,
  firstNamed: 0,
};
/** Sunday is 1, as in Quartz. */
const QUARTZ_DAYS: FieldKind = { ...UNIX_DAYS, least: 1, firstNamed: 1 };

/** Reads the days of the month; undefined = any day. */
export function readDates(problems: TimeProblem[], text: string): readonly DayRule[] | undefined {
  if (text === '*' || text === '?') return undefined;
  return text.split(',').map((part) => datesOf(problems, part));
}

/** Reads the days of the week; undefined = any day. */
export function readWeekdays(
  problems: TimeProblem[],
  text: string,
  quartz: boolean,
): readonly DayRule[] | undefined {
  if (text === '*' || text === '?') return undefined;
  return text.split(',').map((part) => weekdaysOf(problems, part, quartz ? QUARTZ_DAYS : UNIX_DAYS));
}

function datesOf(problems: TimeProblem[], part: string): DayRule {
  const last = /^L(?:-(\d{1,2}))?$/i.exec(part);
  if (last !== null) return { kind: 'last', before: Number(last[1] ?? 0) };
  const nearest = /^(?:(\d{1,2})|L)W$/i.exec(part);
  const date = nearest === null ? undefined : valueOf(DATES, nearest[1] ?? `${DATES.most}`);
  if (date !== undefined) return { kind: 'nearest', date };
  return { kind: 'dates', dates: readField(problems, DATES, part) };
}

function weekdaysOf(problems: TimeProblem[], part: string, kind: FieldKind): DayRule {
  const special = /^(\w{1,3}?)(?:L|#([1-5]))$/i.exec(part);
  const day = special === null ? undefined : valueOf(kind, special[1] ?? '');
  if (special === null || day === undefined) {
    const weekdays = readField(problems, kind, part).map((each) => sundayZero(kind, each));
    return { kind: 'weekdays', weekdays: [...new Set(weekdays)] };
  }
  const weekday = sundayZero(kind, day);
  const nth = special[2];
  return nth === undefined
    ? { kind: 'lastWeekday', weekday }
    : { kind: 'nthWeekday', weekday, nth: Number(nth) };
}

function sundayZero({ firstNamed = 0 }: FieldKind, day: number): number {
  return (day - firstNamed + 7) % 7;
}

/** The days of a month (counted from 0) that a rule picks; none when the month lacks them. */
export function daysOf(rule: DayRule, year: number, month: number): readonly number[] {
  const length = daysInMonth(year, month);
  switch (rule.kind) {
    case 'dates':
      return rule.dates.filter((date) => date <= length);
    case 'last':
      return length > rule.before ? [length - rule.before] : [];
    case 'nearest':
      return nearestWeekday(rule.date, length, year, month);
    case 'weekdays':
      return rule.weekdays.flatMap((weekday) => datesOn(weekday, year, month, length));
    case 'lastWeekday':
      return datesOn(rule.weekday, year, month, length).slice(-1);
    case 'nthWeekday':
      return datesOn(rule.weekday, year, month, length).slice(rule.nth - 1, rule.nth);
  }
}

/** All dates of a weekday in a month. */
function datesOn(weekday: number, year: number, month: number, length: number): readonly number[] {
  const first = 1 + ((weekday - weekdayOf(year, month, 1) + 7) % 7);
  return [0, 7, 14, 21, 28].map((ahead) => first + ahead).filter((date) => date <= length);
}

function nearestWeekday(date: number, length: number, year: number, month: number): readonly number[] {
  // 31 stands for the last day; any other date is missed in a month without it.
  if (date > length && date !== DATES.most) return [];
  const day = Math.min(date, length);
  const weekday = weekdayOf(year, month, day);
  if (weekday === 6) return [day === 1 ? 3 : day - 1];
  if (weekday === 0) return [day === length ? day - 2 : day + 1];
  return [day];
}

function weekdayOf(year: number, month: number, date: number): number {
  const day = new Date(0);
  day.setUTCFullYear(year, month, date);
  return day.getUTCDay();
}
