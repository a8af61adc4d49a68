import type { Json } from '@wangban/engine';
import type { TypedValue } from './material.ts';
import { sameTemporal } from './temporal-text.ts';

export type Plain = Json;

/** Numbers are compared as the kit does: to eight decimals. */
const TOLERANCE = 1e-8;

const TEMPORAL: ReadonlySet<string> = new Set(['date', 'time', 'dateTime', 'duration']);

/** A typed input as the door takes it: JSON, dates and durations as their ISO text. */
export function valueOf({ t, v }: TypedValue): Plain {
  if (v === undefined) return null;
  if (typeof v === 'string') return scalarOf(t, v);
  if (isList(v)) return v.map(valueOf);
  return Object.fromEntries(Object.entries(v).map(([key, value]) => [key, valueOf(value)]));
}

function scalarOf(t: string, text: string): Plain {
  if (t === 'decimal') return Number(text);
  return t === 'boolean' ? text === 'true' : text;
}

/** Whether the door's answer is the expected value; dates, times and durations are its ISO text. */
export function sameValue(found: Plain, { t, v }: TypedValue): boolean {
  if (v === undefined) return found === null;
  if (typeof v === 'string') return sameScalar(found, t, v);
  if (isList(v)) return isPlainList(found) && sameList(found, v);
  return typeof found === 'object' && found !== null && !isPlainList(found) && sameContext(found, v);
}

function sameScalar(found: Plain, t: string, text: string): boolean {
  if (TEMPORAL.has(t)) return typeof found === 'string' && sameTemporal(found, text);
  if (t === 'decimal') return typeof found === 'number' && Math.abs(found - Number(text)) < TOLERANCE;
  return found === scalarOf(t, text);
}

function sameList(found: readonly Plain[], expected: readonly TypedValue[]): boolean {
  return (
    found.length === expected.length &&
    expected.every((value, index) => sameValue(found[index] ?? null, value))
  );
}

function sameContext(
  found: { readonly [name: string]: Plain },
  expected: { readonly [name: string]: TypedValue },
): boolean {
  const names = Object.keys(expected);
  return (
    names.length === Object.keys(found).length &&
    names.every((name) => {
      const value = expected[name];
      return Object.hasOwn(found, name) && value !== undefined && sameValue(found[name] ?? null, value);
    })
  );
}

function isList(value: NonNullable<TypedValue['v']>): value is readonly TypedValue[] {
  return Array.isArray(value);
}

function isPlainList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}
