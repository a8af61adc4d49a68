import type { FormData } from '@wangban/engine/form';

type Value = FormData[string];

/** A text inside a value that is an object, such as the date of a time slot; empty when there is none. */
export function textPart(value: Value | undefined, name: string): string {
  const part = partOf(value, name);
  return typeof part === 'string' ? part : '';
}

/** Any part of a value that is an object. */
export function partOf(value: Value | undefined, name: string): Value | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}

/** The texts of a value that is a list. */
export function textsOf(value: Value | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

/** An object without its empty parts; undefined when nothing is left. */
export function filledParts(parts: { readonly [name: string]: string }): Value | undefined {
  const filled = Object.entries(parts).filter(([, text]) => text !== '');
  return filled.length === 0 ? undefined : Object.fromEntries(filled);
}
