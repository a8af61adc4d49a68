import type { Json } from '../json.ts';
import { dayNumber } from './calendar-date.ts';
import type { CheckedField, FieldContext, FieldProblem } from './check-field.ts';
import type { HalfDayRangeField } from './form.ts';
import { rangeOf } from './half-day-range.ts';
import * as say from './messages.ts';
import { halfWidth } from './normalise-text.ts';

const ENDS = ['from', 'to'] as const;

/** Checks a half-day range; `days` is computed here, whatever the browser sent. */
export function checkHalfDayRange(
  field: HalfDayRangeField,
  typed: unknown,
  context: FieldContext,
): CheckedField {
  if (typeof typed !== 'object' || typed === null || Array.isArray(typed))
    return { problems: [{ at: '', code: 'type', message: say.typeMessage(field) }] };
  const parts = new Map<string, unknown>(Object.entries(typed));
  const stray = [...parts.keys()].find((key) => !['from', 'to', 'days'].includes(key));
  if (stray !== undefined)
    return { problems: [{ at: `/${stray}`, code: 'unknownField', message: say.unknownFieldMessage(stray) }] };
  const ends = ENDS.map((end) => readEnd(field, end, parts.get(end)));
  const value = Object.fromEntries(ends.flatMap(({ entry }) => entry));
  if (ends.every(({ blank }) => blank)) return { problems: [] };
  const problems = ends.flatMap((end) => (context.mode === 'draft' && end.blank ? [] : end.problems));
  const range = rangeOf(value);
  if (range === undefined) return { value, problems };
  const withDays = { ...value, days: range.days };
  if (problems.length > 0) return { value, problems };
  return range.days <= 0
    ? { value, problems: [{ at: '', code: 'reversed', message: say.reversedMessage(field) }] }
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
  const written = typeof date === 'string' ? halfWidth(date).trim() : '';
  const isHalf = half === 'am' || half === 'pm';
  const kept = { ...(written === '' ? {} : { date: written }), ...(isHalf ? { half } : {}) };
  const problems: FieldProblem[] = [];
  const at = `/${end}/date`;
  if (dayNumber(written) === undefined)
    problems.push({ at, code: 'badDate', message: say.badDateMessage(field, end, written === '') });
  // One thing at a time: the half matters once there is a day.
  else if (!isHalf)
    problems.push({ at: `/${end}/half`, code: 'badDate', message: say.badHalfMessage(field, end) });
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
    return [{ at: '/from/date', code: 'tooEarly', message: say.tooEarlyMessage(field, earliest) }];
  const latest = today + (field.latestDays ?? Infinity);
  if (range.to.day > latest)
    return [{ at: '/to/date', code: 'tooLate', message: say.tooLateMessage(field, latest) }];
  const most = field.maxDays ?? Infinity;
  if (range.days > most)
    return [{ at: '/to/date', code: 'tooLong', message: say.periodTooLongMessage(field, most, range.days) }];
  return [];
}
