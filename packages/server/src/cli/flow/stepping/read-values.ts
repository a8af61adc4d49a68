import type { JsonObject } from '@wangban/engine';

/** Values 变量 typed as a JSON object; undefined when the text is none. */
export function readValues(text: string): JsonObject | undefined {
  try {
    const read: JsonObject | null = JSON.parse(text);
    return typeof read === 'object' && !Array.isArray(read) ? (read ?? undefined) : undefined;
  } catch {
    return undefined;
  }
}
