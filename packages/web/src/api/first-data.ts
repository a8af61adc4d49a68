import { language, languageTag } from '../locale/language.ts';

/**
 * First data 首屏数据: answers that the server wrote into the page, keyed by API address (`{"/api/services": {…}}`), so that
 * the first view needs no second round trip.
 */
function read(): Map<string, unknown> {
  const island = document.querySelector<HTMLElement>('#first-data');
  // Answers in another language than the page's are asked for again.
  if (!island?.textContent || island.lang !== languageTag(language())) return new Map();
  try {
    return new Map(Object.entries(Object(JSON.parse(island.textContent))));
  } catch {
    return new Map();
  }
}

let given: Map<string, unknown> | undefined;

/**
 * Takes the answer to `address` that came with the page, when it has the form of that answer. It is there once: whoever
 * comes back to a view later gets it from the server.
 */
export function firstData<T>(address: string, has: (value: unknown) => value is T): T | undefined {
  given ??= read();
  const value = given.get(address);
  given.delete(address);
  return has(value) ? value : undefined;
}

/** Whether a value has these keys: enough to tell our own server's answer from anything else. */
export function hasKeys(value: unknown, ...keys: readonly string[]): boolean {
  return typeof value === 'object' && value !== null && keys.every((key) => Object.hasOwn(value, key));
}
