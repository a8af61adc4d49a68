import type { Json } from '../../../json.ts';
import type { Text } from '../../../text.ts';
import { dateText, dayNumber } from '../../calendar-date.ts';
import { type CheckedField, faulty, type FieldContext, type FieldProblem } from '../../checked-field.ts';
import type { HalfDayRangeField } from '../../form.ts';
import { rangeOf } from '../../half-days.ts';
import { en, wrongType, zh } from '../../named.ts';
import { readDate } from '../date/check.ts';

const END: { readonly [end in 'from' | 'to']: Text } = {
  from: { zh: '开始', en: 'start' },
  to: { zh: '结束', en: 'end' },
};

const ENDS = ['from', 'to'] as const;

/** Checks a half-day range; `days` is computed here, whatever the browser sent. */
export function checkHalfDayRangeField(
  field: HalfDayRangeField,
  typed: unknown,
  context: FieldContext,
): CheckedField {
  if (typeof typed !== 'object' || typed === null || Array.isArray(typed))
    return wrongType(field, { zh: '开始和结束两个时间', en: 'a start and an end' });
  const parts = new Map<string, unknown>(Object.entries(typed));
  const stray = [...parts.keys()].find((key) => !['from', 'to', 'days'].includes(key));
  if (stray !== undefined)
    return faulty(
      'unknownField',
      {
        zh: `${zh(field)}中没有“${stray}”这一项，请去掉它，或刷新页面后重新填写`,
        en: `${en(field)} has no part “${stray}”: leave it out, or reload the page`,
      },
      undefined,
      `/${stray}`,
    );
  const ends = ENDS.map((end) => readEnd(field, end, parts.get(end)));
  const value = Object.fromEntries(ends.flatMap(({ entry }) => entry));
  if (ends.every(({ blank }) => blank)) return { problems: [] };
  const problems = ends.flatMap((end) => (context.mode === 'draft' && end.blank ? [] : end.problems));
  const range = rangeOf(value);
  if (range === undefined) return { value, problems };
  const withDays = { ...value, days: range.days };
  if (problems.length > 0) return { value, problems };
  return range.days <= 0
    ? faulty(
        'reversed',
        {
          zh: `${zh(field)}的结束时间早于开始时间，请检查起止日期和上午、下午`,
          en: `The end of ${en(field)} is before its start: check the dates and the half days`,
        },
        value,
      )
    : { value: withDays, problems: limitProblems(field, range, context.today) };
}

interface End {
  readonly entry: readonly (readonly [string, Json])[];
  /** Nothing was chosen yet: in a draft that is no problem. */
  readonly blank: boolean;
  readonly problems: readonly FieldProblem[];
}

function readEnd(field: HalfDayRangeField, end: 'from' | 'to', typed: unknown): End {
  const parts: ReadonlyMap<string, unknown> = new Map(
    typeof typed === 'object' && typed !== null ? Object.entries(typed) : [],
  );
  const date = parts.get('date');
  const half = parts.get('half');
  const written = typeof date === 'string' ? (readDate(date) ?? date.trim()) : '';
  const isHalf = half === 'am' || half === 'pm';
  const kept = { ...(written === '' ? {} : { date: written }), ...(isHalf ? { half } : {}) };
  const problems: FieldProblem[] = [];
  const at = `/${end}/date`;
  if (dayNumber(written) === undefined)
    problems.push({ at, code: 'badDate', message: badDate(field, end, written === '') });
  // One thing at a time: the half matters once there is a day.
  else if (!isHalf) problems.push({ at: `/${end}/half`, code: 'badDate', message: badHalf(field, end) });
  return { entry: [[end, kept]], blank: written === '', problems };
}

function limitProblems(
  field: HalfDayRangeField,
  range: {
    readonly from: { readonly day: number };
    readonly to: { readonly day: number };
    readonly days: number;
  },
  today: number,
): readonly FieldProblem[] {
  const earliest = today + (field.earliestDays ?? -Infinity);
  if (range.from.day < earliest)
    return [{ at: '/from/date', code: 'tooEarly', message: tooEarly(field, earliest) }];
  const latest = today + (field.latestDays ?? Infinity);
  if (range.to.day > latest) return [{ at: '/to/date', code: 'tooLate', message: tooLate(field, latest) }];
  const most = field.maxDays ?? Infinity;
  if (range.days > most)
    return [{ at: '/to/date', code: 'tooLong', message: tooLong(field, most, range.days) }];
  return [];
}

function badDate(field: HalfDayRangeField, end: 'from' | 'to', missing: boolean): Text {
  const name = END[end];
  return missing
    ? { zh: `请填写${zh(field)}的${name.zh}日期`, en: `Enter the ${name.en} date of ${en(field)}` }
    : {
        zh: `${zh(field)}的${name.zh}日期不存在，请按 2025-05-08 的样子填写`,
        en: `The ${name.en} date of ${en(field)} does not exist: enter it like 2025-05-08`,
      };
}

function badHalf(field: HalfDayRangeField, end: 'from' | 'to'): Text {
  const name = END[end];
  return {
    zh: `请选择${zh(field)}的${name.zh}时间：上午或下午`,
    en: `Choose morning or afternoon for the ${name.en} of ${en(field)}`,
  };
}

function tooEarly(field: HalfDayRangeField, limit: number): Text {
  return {
    zh: `${zh(field)}的开始日期不能早于${dateText(limit, 'zh')}，请改选之后的日期`,
    en: `The start date of ${en(field)} cannot be before ${dateText(limit, 'en')}: choose a later date`,
  };
}

function tooLate(field: HalfDayRangeField, limit: number): Text {
  return {
    zh: `${zh(field)}的结束日期不能晚于${dateText(limit, 'zh')}，请改选之前的日期`,
    en: `The end date of ${en(field)} cannot be after ${dateText(limit, 'en')}: choose an earlier date`,
  };
}

function tooLong(field: HalfDayRangeField, most: number, days: number): Text {
  return {
    zh: `${zh(field)}最长 ${most} 天，现在是 ${days} 天，请缩短`,
    en: `${en(field)} may last at most ${most} days; it lasts ${days}: make it shorter`,
  };
}
