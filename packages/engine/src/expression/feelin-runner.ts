import { evaluate, FeelDate, FeelDateTime, FeelDuration, FeelTime } from 'feelin';
import type { Json, JsonObject } from '../json.ts';
import { CLOCK, clockFunctions } from './clock.ts';
import { type Evaluated, evaluatedJson, reasonOf } from './result.ts';

/** A name that cannot change how feelin parses the text: no spaces, no operators. */
const PLAIN_KEY = /^[\p{L}_$][\p{L}\p{N}_$]*$/u;

/**
 * Runner for expressions beyond the subset: feelin itself. It parses the text anew each time (about 0.1 ms) and lets
 * keys of the data steer the parser, so only the named variables are passed, and of their contents only plain keys.
 */
export function feelinRunner(text: string, names: readonly string[]): (variables: JsonObject) => Evaluated {
  return (variables) => {
    const context: Record<string, unknown> = {};
    for (const name of names) {
      const value = Object.hasOwn(variables, name) ? variables[name] : null;
      if (name === CLOCK) Object.assign(context, clockFunctions(value));
      else context[name] = plain(value);
    }
    try {
      return fromFeel(evaluate(text, context).value);
    } catch (thrown) {
      return { error: reasonOf(thrown) };
    }
  };
}

function plain(value: Json | undefined): Json {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'object') return value;
  if (isArray(value)) return value.map(plain);
  const entries = Object.entries(value).filter(([key]) => PLAIN_KEY.test(key) && key !== '__proto__');
  return Object.fromEntries(entries.map(([key, entry]) => [key, plain(entry)]));
}

function isArray(value: unknown): value is readonly Json[] {
  return Array.isArray(value);
}

/** Dates, times and durations become their ISO text; ranges and functions are no results. */
function fromFeel(value: unknown): Evaluated {
  const json = jsonOf(value);
  return json === undefined ? { error: 'the result is a range or a function' } : evaluatedJson(json);
}

function jsonOf(value: unknown): Json | undefined {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string') return value;
  if (isTemporal(value)) return value.toString();
  if (Array.isArray(value)) return listOf(value);
  if (typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return undefined;
  return objectOf(value);
}

function isTemporal(value: unknown): value is FeelDate | FeelTime | FeelDateTime | FeelDuration {
  return [FeelDate, FeelTime, FeelDateTime, FeelDuration].some((type) => value instanceof type);
}

function listOf(values: readonly unknown[]): Json | undefined {
  const elements: Json[] = [];
  for (const value of values) {
    const element = jsonOf(value);
    if (element === undefined) return undefined;
    elements.push(element);
  }
  return elements;
}

function objectOf(value: object): Json | undefined {
  const entries: [string, Json][] = [];
  for (const [key, entry] of Object.entries(value)) {
    const json = jsonOf(entry);
    if (json === undefined) return undefined;
    entries.push([key, json]);
  }
  return Object.fromEntries(entries);
}
