import { dateText, dayNumber } from '../../calendar-date.ts';
import { type CheckedField, EMPTY, faulty, type FieldContext, fine } from '../../checked-field.ts';
import type { DateField, DateTimeField } from '../../form.ts';
import { en, wrongType, zh } from '../../named.ts';
import { plainText } from '../../normalise-text.ts';

const DATE = /^(?<year>\d{4})(?:[-/.]|年)(?<month>\d{1,2})(?:[-/.]|月)(?<day>\d{1,2})日?$/;

const COMPACT = /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/;

/** Reads a date as people type it 读日期: `2025/5/8`, `2025年5月8日` and `20250508` are `2025-05-08`; undefined when there is no such day. */
export function readDate(typed: string): string | undefined {
  const plain = plainText(typed, false);
  const { groups } = DATE.exec(plain) ?? COMPACT.exec(plain) ?? {};
  if (groups === undefined) return undefined;
  const { year = '', month = '', day = '' } = groups;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return dayNumber(date) === undefined ? undefined : date;
}

/** Reads a time of day: `9:05` is `09:05`; `24:00` is the end of the day where `end` is true. */
export function readTime(typed: string, end = false): string | undefined {
  const { groups } = /^(?<hour>\d{1,2})[:时点](?<minute>\d{2})?分?$/.exec(plainText(typed, false)) ?? {};
  if (groups === undefined) return undefined;
  const time = `${(groups['hour'] ?? '').padStart(2, '0')}:${groups['minute'] ?? '00'}`;
  return (time < '24:00' || (end && time === '24:00')) && time.slice(3) < '60' ? time : undefined;
}

/** Minutes since midnight of `HH:MM`. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

const absolute = (date: string | undefined, otherwise: number): number =>
  (date === undefined ? undefined : dayNumber(date)) ?? otherwise;

/** The day is before or after what the field allows. */
export function outsideLimits(
  field: Pick<DateField, 'label' | 'earliestDays' | 'latestDays' | 'earliest' | 'latest'>,
  day: number,
  today: number,
): CheckedField | undefined {
  const first = Math.max(today + (field.earliestDays ?? -Infinity), absolute(field.earliest, -Infinity));
  if (day < first)
    return faulty('tooEarly', {
      zh: `${zh(field)}不能早于${dateText(first, 'zh')}，请改选之后的日期`,
      en: `${en(field)} cannot be before ${dateText(first, 'en')}: choose a later date`,
    });
  const last = Math.min(today + (field.latestDays ?? Infinity), absolute(field.latest, Infinity));
  if (day <= last) return undefined;
  return faulty('tooLate', {
    zh: `${zh(field)}不能晚于${dateText(last, 'zh')}，请改选之前的日期`,
    en: `${en(field)} cannot be after ${dateText(last, 'en')}: choose an earlier date`,
  });
}

/** Checks a day. */
export function checkDateField(field: DateField, typed: unknown, { today }: FieldContext): CheckedField {
  if (typeof typed !== 'string') return wrongType(field, { zh: '一个日期', en: 'a date' });
  if (plainText(typed, false) === '') return EMPTY;
  const date = readDate(typed);
  if (date === undefined)
    return faulty(
      'badDate',
      {
        zh: `${zh(field)}不是真实的日期，请按 2025-05-08 的样子填写`,
        en: `${en(field)} is no real date: enter it like 2025-05-08`,
      },
      typed,
    );
  const outside = outsideLimits(field, dayNumber(date) ?? 0, today);
  return outside === undefined ? fine(date) : { ...outside, value: date };
}

/** Checks day and time. */
export function checkDateTimeField(
  field: DateTimeField,
  typed: unknown,
  { today }: FieldContext,
): CheckedField {
  if (typeof typed !== 'string') return wrongType(field, { zh: '日期和时间', en: 'a date and a time' });
  const plain = plainText(typed, true);
  if (plain === '') return EMPTY;
  const [date = '', time = ''] = plain.split(/[T\s]+|(?<=日)/, 2);
  const [day, clock] = [readDate(date), readTime(time.replace(/^(\d{1,2}:\d{2}):00$/, '$1'))];
  if (day === undefined || clock === undefined)
    return faulty(
      'badDate',
      {
        zh: `${zh(field)}不是真实的日期和时间，请按 2025-05-08 14:30 的样子填写`,
        en: `${en(field)} is no real date and time: enter it like 2025-05-08 14:30`,
      },
      typed,
    );
  const value = `${day}T${clock}`;
  const outside = outsideLimits(field, dayNumber(day) ?? 0, today);
  if (outside !== undefined) return { ...outside, value };
  const step = field.stepMinutes ?? 1;
  if (minutesOf(clock) % step === 0) return fine(value);
  return faulty(
    'step',
    {
      zh: `${zh(field)}的时间应为每 ${step} 分钟一档，请改选`,
      en: `The time of ${en(field)} goes in steps of ${step} minutes: choose another`,
    },
    value,
  );
}
