import type { Json } from '../../../json.ts';

/** An ID number with birth date and sequence hidden: 110105********002X. */
export function displayIdNumber(value: Json | undefined): string | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  return value.length < 18
    ? value.replace(/.(?=.{4})/g, '*')
    : `${value.slice(0, 6)}********${value.slice(14)}`;
}
