import type { Json, JsonObject } from '../../../json.ts';
import { dayNumber } from '../../calendar-date.ts';
import {
  type CheckedField,
  EMPTY,
  faulty,
  type FieldContext,
  type FieldProblem,
  fine,
} from '../../checked-field.ts';
import type { TimeSlotField } from '../../form.ts';
import { en, wrongType, zh } from '../../named.ts';
import { isObject } from '../../shape.ts';
import { minutesOf, outsideLimits, readDate, readTime } from '../date/check.ts';

/** Checks a period of a day; times of a named slot and the minutes are worked out here, whatever the browser sent. */
export function checkTimeSlotField(
  field: TimeSlotField,
  typed: unknown,
  context: FieldContext,
): CheckedField {
  if (!isObject(typed)) return wrongType(field, { zh: '日期和时段', en: 'a date and a time of day' });
  const stray = Object.keys(typed).find((key) => !['date', 'slot', 'from', 'to', 'minutes'].includes(key));
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
  const written = (part: string): string => {
    const value = typed[part];
    return typeof value === 'string' ? value.trim() : '';
  };
  const parts = ['date', 'slot', 'from', 'to'].map((part) => [part, written(part)] as const);
  const kept: JsonObject = Object.fromEntries(parts.filter(([, value]) => value !== ''));
  if (Object.keys(kept).length === 0) return EMPTY;
  const date = readDate(written('date'));
  if (date === undefined) {
    const blank = written('date') === '';
    if (blank && context.mode === 'draft') return fine(kept);
    return { value: kept, problems: [noDate(field, blank)] };
  }
  const outside = outsideLimits(field, dayNumber(date) ?? 0, context.today);
  if (outside !== undefined)
    return { value: kept, problems: outside.problems.map((one) => ({ ...one, at: '/date' })) };
  return field.slots === undefined
    ? checkTimes(field, { ...kept, date }, context)
    : checkSlot(field, field.slots, { ...kept, date }, context);
}

function noDate(field: TimeSlotField, blank: boolean): FieldProblem {
  const message = blank
    ? { zh: `请选择${zh(field)}的日期`, en: `Choose the date of ${en(field)}` }
    : {
        zh: `${zh(field)}的日期不存在，请按 2025-05-08 的样子填写`,
        en: `The date of ${en(field)} does not exist: enter it like 2025-05-08`,
      };
  return { at: '/date', code: 'badDate', message };
}

function checkSlot(
  field: TimeSlotField,
  slots: NonNullable<TimeSlotField['slots']>,
  kept: JsonObject,
  { mode }: FieldContext,
): CheckedField {
  const wanted = kept['slot'];
  if (wanted === undefined && mode === 'draft') return fine(kept);
  const slot = slots.find(({ value }) => value === wanted);
  if (slot === undefined)
    return faulty(
      'notAnOption',
      {
        zh: `请选择${zh(field)}的时段：${slots.map(({ label }) => label.zh).join('、')}`,
        en: `Choose the time of ${en(field)}: ${slots.map(({ label }) => label.en).join(', ')}`,
      },
      kept,
      '/slot',
    );
  const { value, from, to } = slot;
  return fine({ date: kept['date'] ?? '', slot: value, from, to, minutes: minutesOf(to) - minutesOf(from) });
}

function checkTimes(field: TimeSlotField, kept: JsonObject, { mode }: FieldContext): CheckedField {
  const [start, end] = [textOf(kept['from']), textOf(kept['to'])];
  if ((start === '' || end === '') && mode === 'draft') return fine(kept);
  const from = readTime(start);
  if (from === undefined)
    return faulty('badTime', badTime(field, { zh: '开始', en: 'start' }), kept, '/from');
  const to = readTime(end, true);
  if (to === undefined) return faulty('badTime', badTime(field, { zh: '结束', en: 'end' }), kept, '/to');
  const value = { date: kept['date'] ?? '', from, to, minutes: minutesOf(to) - minutesOf(from) };
  const wrong = timesProblem(field, from, to);
  return wrong === undefined ? fine(value) : { value: kept, problems: [wrong] };
}

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

function badTime(field: TimeSlotField, end: { readonly zh: string; readonly en: string }) {
  return {
    zh: `请填写${zh(field)}的${end.zh}时间，例如 14:30`,
    en: `Enter the ${end.en} time of ${en(field)}, such as 14:30`,
  };
}

function timesProblem(field: TimeSlotField, from: string, to: string): FieldProblem | undefined {
  const { opens = '00:00', closes = '24:00', stepMinutes = 1, maxMinutes = 1440 } = field;
  if (to <= from)
    return {
      at: '/to',
      code: 'reversed',
      message: {
        zh: `${zh(field)}的结束时间要晚于开始时间，请改选`,
        en: `The end of ${en(field)} must be after its start: choose another time`,
      },
    };
  if (from < opens || to > closes)
    return {
      at: from < opens ? '/from' : '/to',
      code: from < opens ? 'tooEarly' : 'tooLate',
      message: {
        zh: `${zh(field)}只能在 ${opens} 到 ${closes} 之间，请改选`,
        en: `${en(field)} must lie between ${opens} and ${closes}: choose another time`,
      },
    };
  if (minutesOf(from) % stepMinutes !== 0 || minutesOf(to) % stepMinutes !== 0)
    return {
      at: minutesOf(from) % stepMinutes === 0 ? '/to' : '/from',
      code: 'step',
      message: {
        zh: `${zh(field)}的时间应为每 ${stepMinutes} 分钟一档，请改选`,
        en: `The times of ${en(field)} go in steps of ${stepMinutes} minutes: choose others`,
      },
    };
  if (minutesOf(to) - minutesOf(from) <= maxMinutes) return undefined;
  return {
    at: '/to',
    code: 'tooLong',
    message: {
      zh: `${zh(field)}最长 ${maxMinutes} 分钟，请缩短`,
      en: `${en(field)} may last at most ${maxMinutes} minutes: make it shorter`,
    },
  };
}
