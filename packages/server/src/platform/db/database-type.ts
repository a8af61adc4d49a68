import { types } from 'pg';

const driver = types.getTypeParser;
type TypeId = Parameters<typeof driver>[0];

/** Whole numbers 整数 come as strings from the driver; ours are ids and counts, so numbers, or an error beyond 2^53. */
function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 value ${text} does not fit a number`);
  return value;
}

/**
 * Type parser 类型解析 of every connection: int8 → number, date → 'YYYY-MM-DD' (a calendar day has no time zone,
 * the driver would make it local midnight), the rest as the driver does (timestamptz → Date, jsonb → object).
 */
export const parseDatabaseType: typeof driver = (id: TypeId, format?: 'text' | 'binary') => {
  if (format === 'binary') return driver(id, 'binary');
  if (id === types.builtins.INT8) return parseInt8;
  if (id === types.builtins.DATE) return (text: string) => text;
  return driver(id);
};
