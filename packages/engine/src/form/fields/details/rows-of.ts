import type { Json, JsonObject } from '../../../json.ts';

/** The rows that a table's value holds. */
export function rowsOf(value: Json | undefined): readonly JsonObject[] {
  const rows: readonly Json[] = Array.isArray(value) ? value : [];
  return rows.flatMap((row) => (row === null || typeof row !== 'object' || isList(row) ? [] : [row]));
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
