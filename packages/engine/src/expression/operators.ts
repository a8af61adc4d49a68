import type { Json } from '../json.ts';
import type { BinaryOperator, TreeFunction } from './tree.ts';
import { equals, isList, kindOf, mustBeOrderable, order } from './values.ts';

type Binary = (left: Json, right: Json) => Json;

const numeric =
  (compute: (left: number, right: number) => number | null): Binary =>
  (left, right) =>
    typeof left === 'number' && typeof right === 'number' ? compute(left, right) : null;

const ordered =
  (holds: (order: number) => boolean): Binary =>
  (left, right) => {
    if (right === null) return null;
    mustBeOrderable(right);
    return left === null ? null : holds(order(left, right));
  };

function negated(value: boolean | null): boolean | null {
  return value === null ? null : !value;
}

/**
 * Semantics 语义 of the two-operand operators on JSON values, equal to feelin 8.2 (a property test holds them to it).
 * Both operands are always evaluated.
 */
export const OPERATORS: { readonly [op in BinaryOperator]: Binary } = {
  '+': (left, right) => {
    if (typeof left === 'number' && typeof right === 'number') return left + right;
    return typeof left === 'string' && typeof right === 'string' ? left + right : null;
  },
  '-': numeric((left, right) => left - right),
  '*': numeric((left, right) => left * right),
  '/': numeric((left, right) => (right === 0 || Number.isNaN(right) ? null : left / right)),
  '**': numeric((left, right) => left ** right),
  '=': equals,
  '!=': (left, right) => negated(equals(left, right)),
  '<': ordered((sign) => sign < 0),
  '<=': ordered((sign) => sign <= 0),
  '>': ordered((sign) => sign > 0),
  '>=': ordered((sign) => sign >= 0),
  and: (left, right) => {
    if (left === false || right === false) return false;
    return left === true && right === true ? true : null;
  },
  or: (left, right) => {
    if (left === true || right === true) return true;
    return left === false && right === false ? false : null;
  },
};

/** `value between low and high`; bounds in the wrong order are swapped. */
export function between(value: Json, low: Json, high: Json): boolean | null {
  if (low === null || high === null) return null;
  mustBeOrderable(low);
  mustBeOrderable(high);
  if (kindOf(low) !== kindOf(high)) throw new RangeError('the bounds of `between` differ in type');
  if (value === null) return null;
  const [from, to] = order(low, high) > 0 ? [high, low] : [low, high];
  return order(value, from) >= 0 && order(value, to) <= 0;
}

/** `value in tests`: membership in a list, or equality with a single value. */
export function isIn(value: Json, tests: Json): boolean | null {
  if (tests === null) return null;
  const candidates = isList(tests) ? tests : [tests];
  return candidates.some((test) => equals(test, value) === true);
}

/** FEEL takes a list of one element where it asks for a string. */
function text(value: Json | undefined): string | undefined {
  const single = isList(value) && value.length === 1 ? value[0] : value;
  return typeof single === 'string' ? single : undefined;
}

function list(value: Json | undefined): readonly Json[] | undefined {
  if (value === null || value === undefined) return undefined;
  return isList(value) ? value : [value];
}

const ofTwoTexts =
  (compute: (subject: string, part: string) => boolean) =>
  (args: readonly Json[]): Json => {
    const subject = text(args[0]);
    const part = text(args[1]);
    return subject === undefined || part === undefined ? null : compute(subject, part);
  };

/** `sum(list)` and `sum(a, b, c)`: null without elements, or when one of them is no number. */
const ofNumbers =
  (combine: (so: number, next: number) => number) =>
  (args: readonly Json[]): Json => {
    const [first] = args;
    const values = args.length === 1 && isList(first) ? first : args;
    const numbers = values.filter((value) => typeof value === 'number');
    const [start, ...others] = numbers;
    return start === undefined || numbers.length < values.length ? null : others.reduce(combine, start);
  };

interface Definition {
  readonly parameters: number;
  readonly call: (args: readonly Json[]) => Json;
}

/** The functions of the subset. Too many or unfit arguments give null, as in feelin. */
export const FUNCTIONS: { readonly [name in TreeFunction]: Definition } = {
  not: { parameters: 1, call: ([value]) => (typeof value === 'boolean' ? !value : null) },
  abs: { parameters: 1, call: ([value]) => (typeof value === 'number' ? Math.abs(value) : null) },
  count: { parameters: 1, call: ([value]) => list(value)?.length ?? null },
  sum: { parameters: Infinity, call: ofNumbers((so, next) => so + next) },
  min: { parameters: Infinity, call: ofNumbers((so, next) => Math.min(so, next)) },
  max: { parameters: Infinity, call: ofNumbers((so, next) => Math.max(so, next)) },
  'list contains': {
    parameters: 2,
    call: ([values, element]) => list(values)?.some((value) => value === element) ?? null,
  },
  'string length': {
    parameters: 1,
    call: ([value]) => {
      const string = text(value);
      return string === undefined ? null : Array.from(string).length;
    },
  },
  contains: { parameters: 2, call: ofTwoTexts((subject, part) => subject.includes(part)) },
  'starts with': { parameters: 2, call: ofTwoTexts((subject, part) => subject.startsWith(part)) },
  'ends with': { parameters: 2, call: ofTwoTexts((subject, part) => subject.endsWith(part)) },
};
