import { Type, type TSchema } from 'typebox';

/** Leaves out optional keys 可选字段 that are null: many systems write null for "nothing". What is not in the schema stays as it is. */
export function withoutNulls(schema: TSchema, value: unknown): unknown {
  if (Type.IsArray(schema)) {
    return Array.isArray(value) ? value.map((item: unknown) => withoutNulls(schema.items, item)) : value;
  }
  if (!Type.IsObject(schema) || typeof value !== 'object' || value === null || Array.isArray(value))
    return value;
  const isKept = (key: string, item: unknown) =>
    item !== null || !Object.hasOwn(schema.properties, key) || (schema.required ?? []).includes(key);
  const kept = Object.entries(value).filter(([key, item]) => isKept(key, item));
  return Object.fromEntries(
    kept.map(([key, item]: [string, unknown]) => {
      const inner = Object.hasOwn(schema.properties, key) ? schema.properties[key] : undefined;
      return [key, inner === undefined ? item : withoutNulls(inner, item)];
    }),
  );
}
