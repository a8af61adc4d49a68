import type { Text } from '../text.ts';

/** Attributes of a definition that came from the database or the wire. */
export type Properties = { readonly [key: string]: unknown };

/** Tells whether a value has a shape 形状. */
export type Guard = (value: unknown) => boolean;

/** The attributes of a type of field, each with its shape. Values are looked at when the service is published, not here. */
export type Shape = { readonly [attribute: string]: Guard };

export function isObject(value: unknown): value is Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isListOf<T>(
  value: unknown,
  isElement: (element: unknown) => element is T,
): value is readonly T[] {
  return Array.isArray(value) && value.every((element) => isElement(element));
}

export function isText(value: unknown): value is Text {
  return isObject(value) && typeof value['zh'] === 'string' && typeof value['en'] === 'string';
}

export const aNumber: Guard = (value) => typeof value === 'number';
export const aString: Guard = (value) => typeof value === 'string';
export const aBoolean: Guard = (value) => typeof value === 'boolean';

/** The attribute may be left out. */
export const optional =
  (guard: Guard): Guard =>
  (value) =>
    value === undefined || guard(value);

/** One of several shapes. */
export const either =
  (...guards: readonly Guard[]): Guard =>
  (value) =>
    guards.some((guard) => guard(value));

/** A list of such values. */
export const aListOf =
  (guard: Guard): Guard =>
  (value) =>
    Array.isArray(value) && value.every((element) => guard(element));

/** An object with at least these attributes. */
export const having =
  (shape: Shape): Guard =>
  (value) =>
    isObject(value) && Object.entries(shape).every(([name, guard]) => guard(value[name]));
