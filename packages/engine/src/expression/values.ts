import type { Json } from '../json.ts';

/** Kind of a value in the sense of FEEL's types; `undefined` comes from reading an empty list and counts as null. */
type Kind = 'nil' | 'boolean' | 'number' | 'string' | 'list' | 'context';

/** Whether a value is a list 列表. */
export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** FEEL type of a JSON value. */
export function kindOf(value: Json | undefined): Kind {
  if (value === null || value === undefined) return 'nil';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'string') return 'string';
  return isList(value) ? 'list' : 'context';
}

/** Property of a value; null where there is none. Only own properties: prototypes are out of reach. */
export function propertyOf(value: Json, name: string): Json {
  if (value === null || typeof value !== 'object') return null;
  if (isList(value)) return name === 'length' ? value.length : null;
  return Object.hasOwn(value, name) ? (value[name] ?? null) : null;
}

/** A list of at most one element counts as that element. */
function unwrapped(value: Json | undefined): Json | undefined {
  return isList(value) && value.length < 2 ? value[0] : value;
}

/** Equality 相等 as feelin decides it: null for values of different types, false for null against anything else. */
export function equals(left: Json | undefined, right: Json | undefined): boolean | null {
  if ((left === null) !== (right === null)) return false;
  const a = unwrapped(left);
  const b = unwrapped(right);
  const kind = kindOf(a);
  if (kind !== kindOf(b)) return null;
  if (kind === 'nil') return true;
  if (isList(a) && isList(b)) return sameElements(a, b);
  if (kind === 'context') return sameEntries(a, b);
  return a === b;
}

function sameElements(a: readonly Json[], b: readonly Json[]): boolean {
  return a.length === b.length && a.every((element, index) => equals(element, b[index]) === true);
}

function sameEntries(a: Json | undefined, b: Json | undefined): boolean {
  const entries = entriesOf(a);
  const others = new Map(entriesOf(b));
  return (
    entries.length === others.size &&
    entries.every(([key, value]) => others.has(key) && equals(value, others.get(key)) === true)
  );
}

function entriesOf(value: Json | undefined): readonly [string, Json][] {
  return value === null || typeof value !== 'object' ? [] : Object.entries(value);
}

/** What JavaScript compares when it is given this value: feelin leaves mixed types to the language. */
function comparable(value: Json): number | string {
  if (typeof value === 'number' || typeof value === 'string') return value;
  if (value === null || typeof value === 'boolean') return Number(value);
  return spelled(value);
}

/** A list or object as the language spells it when it is compared. */
function spelled(value: Json): string {
  if (isList(value)) return value.map((element) => (element === null ? '' : spelled(element))).join(',');
  return typeof value === 'object' ? '[object Object]' : String(value);
}

/** Order of two values: -1, 0, 1; 0 also where there is none. */
export function order(left: Json, right: Json): number {
  const a = comparable(left);
  const b = comparable(right);
  if (a < b) return -1;
  return a > b ? 1 : 0;
}

/** Thrown by values that FEEL cannot order, such as `true > 1`; becomes an error value at the border. */
export function mustBeOrderable(bound: Json): void {
  const kind = kindOf(bound);
  if (kind !== 'number' && kind !== 'string' && kind !== 'nil')
    throw new RangeError(`cannot order by a ${kind}`);
}
