import type { ModdleElement } from 'bpmn-moddle';
import { idOf, text } from '../element.ts';
import { report, type Reading } from '../problem.ts';

/** Reads an attribute that has a fixed set of values; left out = the fallback. */
export function oneOf<V extends string>(
  reading: Reading,
  element: ModdleElement,
  name: string,
  values: readonly V[],
  fallback: V,
): V {
  const given = text(element, name);
  if (given === undefined) return fallback;
  const found = values.find((value) => value === given.trim());
  if (found === undefined) badValue(reading, element, name, given, values);
  return found ?? fallback;
}

/** Reads an attribute that lists values from a fixed set, separated by spaces; left out = the fallback. */
export function someOf<V extends string>(
  reading: Reading,
  element: ModdleElement,
  name: string,
  values: readonly V[],
  fallback: readonly V[] = values,
): readonly V[] {
  const given = text(element, name);
  if (given === undefined) return fallback;
  const words = given.trim().split(/\s+/);
  for (const word of words) {
    if (!values.some((value) => value === word)) badValue(reading, element, name, word, values);
  }
  return values.filter((value) => words.includes(value));
}

/** Reads a whole number within limits. */
export function integer(
  reading: Reading,
  element: ModdleElement,
  name: string,
  [least, most]: readonly [number, number],
): number | undefined {
  const given = text(element, name);
  if (given === undefined) return undefined;
  const value = /^\d{1,9}$/.test(given.trim()) ? Number(given) : Number.NaN;
  if (value >= least && value <= most) return value;
  badValue(reading, element, name, given, [`${least}–${most}`]);
  return undefined;
}

/** Reads an attribute that must be there. */
export function required(reading: Reading, element: ModdleElement, name: string): string | undefined {
  const given = text(element, name)?.trim();
  if (given === undefined) {
    const id = idOf(element);
    report(reading, 'missingValue', id, {
      zh: `“${id}”的 ${tagOf(element)} 缺少属性 ${name}，请补上`,
      en: `${tagOf(element)} of “${id}” lacks the attribute ${name}: add it`,
    });
  }
  return given;
}

function badValue(
  reading: Reading,
  element: ModdleElement,
  name: string,
  given: string,
  legal: readonly string[],
): void {
  const id = idOf(element);
  report(reading, 'badValue', id, {
    zh: `“${id}”的 ${tagOf(element)} ${name}="${given}" 不是可用的值，可用：${legal.join('、')}`,
    en: `${tagOf(element)} ${name}="${given}" of “${id}” is not a value it can have; use ${legal.join(', ')}`,
  });
}

function tagOf({ $type }: ModdleElement): string {
  const [prefix = '', name = ''] = $type.split(':');
  return `${prefix}:${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}
