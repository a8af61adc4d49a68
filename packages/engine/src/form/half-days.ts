import type { Json } from '../json.ts';
import { dayNumber } from './calendar-date.ts';

/** Morning or afternoon 上午/下午. */
type Half = 'am' | 'pm';

/** One end of a half-day range; `day` counts from 1970-01-01. */
export interface HalfDay {
  readonly date: string;
  readonly day: number;
  readonly half: Half;
}

function property(value: Json | undefined, name: string): Json | undefined {
  if (value === null || typeof value !== 'object' || isList(value)) return undefined;
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** Reads an end such as `{ date: '2025-05-08', half: 'am' }`; undefined when it is not complete and real. */
function halfDayOf(value: Json | undefined): HalfDay | undefined {
  const date = property(value, 'date');
  const half = property(value, 'half');
  if (typeof date !== 'string' || (half !== 'am' && half !== 'pm')) return undefined;
  const day = dayNumber(date);
  return day === undefined ? undefined : { date, day, half };
}

/** Length in calendar days, in steps of 0.5; zero or negative when reversed. */
function daysBetween(from: HalfDay, to: HalfDay): number {
  return to.day - from.day + (from.half === 'pm' ? -0.5 : 0) + (to.half === 'pm' ? 1 : 0.5);
}

/** The value of a half-day range as kept, or undefined when it is not complete. */
export function rangeOf(
  value: Json | undefined,
): { readonly from: HalfDay; readonly to: HalfDay; readonly days: number } | undefined {
  const from = halfDayOf(property(value, 'from'));
  const to = halfDayOf(property(value, 'to'));
  return from === undefined || to === undefined ? undefined : { from, to, days: daysBetween(from, to) };
}
