import type { JsonObject } from '@wangban/engine';

/** Data as a step changes them: keys replaced, null takes one away. */
export function changedData(data: JsonObject, changes: { readonly [key: string]: unknown } = {}): JsonObject {
  const merged = { ...data, ...changes };
  return JSON.parse(JSON.stringify(merged, (_, value: unknown) => value ?? undefined));
}
