import type { Json } from '../../../json.ts';
import type { Reference } from '../../form.ts';
import { isObject } from '../../shape.ts';

/** The references 引用 that a picker's value holds. */
export function referencesOf(value: Json | undefined): readonly Reference[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.flatMap((one) => {
    if (!isObject(one)) return [];
    const { id, name } = one;
    return typeof id === 'string' && typeof name === 'string' ? [{ id, name }] : [];
  });
}
