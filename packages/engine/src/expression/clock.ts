import { evaluate } from 'feelin';
import type { Json, JsonObject } from '../json.ts';

/**
 * Key of the clock among the variables that an expression is given. No FEEL text can name it: it is read by `now()` and
 * `today()` alone, and only where an expression calls one of them.
 */
export const CLOCK = 'now()';

/** Functions that read the clock. */
export const CLOCK_FUNCTIONS: ReadonlySet<string> = new Set(['now', 'today']);

/** The clock 时钟 as a variable: `now` in epoch ms, on the wall of a place so far from UTC. */
export function clockAt(now: number, utcOffsetMinutes: number): JsonObject {
  return { now, utcOffsetMinutes };
}

/** `now()` and `today()` by the clock given, computed at most once; null where none was. */
export function clockFunctions(clock: Json | undefined): { readonly [name: string]: () => unknown } {
  const time = isoTime(clock);
  const date = time?.slice(0, time.indexOf('T'));
  return {
    now: time === undefined ? () => null : once(`date and time("${time}")`),
    today: date === undefined ? () => null : once(`date("${date}")`),
  };
}

/** A loop may ask often, and the library parses each text anew. */
function once(text: string): () => unknown {
  let value: unknown;
  return () => (value ??= evaluate(text).value);
}

function isoTime(clock: Json | undefined): string | undefined {
  if (typeof clock !== 'object' || clock === null || !('now' in clock)) return undefined;
  const { now, utcOffsetMinutes: offset } = clock;
  if (typeof now !== 'number' || typeof offset !== 'number') return undefined;
  const wall = new Date(now + offset * 60_000).toISOString().slice(0, 19);
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  return `${wall}${offset < 0 ? '-' : '+'}${twoDigits(hours)}:${twoDigits(minutes)}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
