import { instantOf, localMinute } from '../../calendar/local-time.ts';
import type { WorkingCalendar } from '../../calendar/working-calendar.ts';
import type { Json, JsonObject } from '../../json.ts';
import type { DueRule } from './rules.ts';

const DAY_MS = 24 * 60 * 60_000;
/** Last minute of a day: a date that is shown must be that day's. */
const LAST_MINUTE = 24 * 60 - 1;
/** Reminders come in the morning. */
const MORNING = 9 * 60;
const DATE = /^\d{4}-\d{2}-\d{2}/;

/**
 * When an obligation is due 到期时间, epoch ms: the last minute of its day. A field without an answer counts from the approval.
 */
export function dueDate(rule: DueRule, data: JsonObject, calendar: WorkingCalendar, now: number): number {
  return instantOf(calendar, { day: dueDay(rule, data, calendar, now), minute: LAST_MINUTE });
}

function dueDay(rule: DueRule, data: JsonObject, calendar: WorkingCalendar, now: number): number {
  const today = localMinute(calendar, now).day;
  if ('afterDays' in rule) return today + rule.afterDays;
  return (lastDay(data[rule.field]) ?? today) + (rule.plusDays ?? 0);
}

/** The morning so many days before the due date. */
export function morningBefore(calendar: WorkingCalendar, due: number, days: number): number {
  return instantOf(calendar, { day: localMinute(calendar, due).day - days, minute: MORNING });
}

/** The day an answer names: a date, or the end of a span of any shape; of a list its last one. */
function lastDay(value: Json | undefined): number | undefined {
  if (typeof value === 'string') return dayOf(value);
  if (Array.isArray(value)) return lastDay(value.at(-1));
  if (typeof value !== 'object' || value === null) return undefined;
  for (const key of ['to', 'end', 'date']) {
    const inner = Object.hasOwn(value, key) ? lastDay(Reflect.get(value, key)) : undefined;
    if (inner !== undefined) return inner;
  }
  return undefined;
}

function dayOf(text: string): number | undefined {
  const [date] = DATE.exec(text) ?? [];
  const at = date === undefined ? Number.NaN : Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(at) ? undefined : Math.floor(at / DAY_MS);
}
