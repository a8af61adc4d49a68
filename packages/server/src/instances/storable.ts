// In JSON these two appear as escapes; an even number of backslashes before them are escaped backslashes.
const UNSTORABLE = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/;

/**
 * Whether a JSON text holds only what PostgreSQL can store as jsonb 可存文本: no NUL and no half of a surrogate pair
 * (`JSON.stringify` writes both as escapes). Either would make a whole batch fail.
 */
export function isStorable(json: string): boolean {
  return !UNSTORABLE.test(json);
}
