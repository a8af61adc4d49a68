import { Type, type TSchema } from 'typebox';

const NUMBER = /^-?\d{1,15}(\.\d{1,15})?$/;

/**
 * Query, path and header values are text on the wire. Turns text into what the schema declares where it is written
 * exactly so (`12`, `true`); anything else stays text and fails the check. Defaults are filled in.
 */
export function coerceStrings(schema: TSchema, value: unknown): unknown {
  if (!Type.IsObject(schema) || typeof value !== 'object' || value === null) return value;
  const result: Record<string, unknown> = { ...value };
  for (const [name, property] of Object.entries(schema.properties)) {
    const found = result[name];
    if (found === undefined && 'default' in property) result[name] = property.default;
    else if (typeof found === 'string') result[name] = coerceOne(property, found);
  }
  return result;
}

function coerceOne(schema: TSchema, text: string): unknown {
  if ((Type.IsInteger(schema) || Type.IsNumber(schema)) && NUMBER.test(text)) return Number(text);
  if (Type.IsBoolean(schema) && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}
