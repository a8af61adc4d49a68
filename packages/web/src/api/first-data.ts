/**
 * First data 首屏数据: answers that the server wrote into the page, keyed by API address
 * (`{"/api/services": {…}}`), so that the first view needs no second round trip.
 */
function read(): Readonly<Record<string, unknown>> {
  const text = document.querySelector('#first-data')?.textContent;
  if (!text) return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

let given: Readonly<Record<string, unknown>> | undefined;

/** The answer to `address` that came with the page, when it has the form of that answer. */
export function firstData<T>(address: string, has: (value: unknown) => value is T): T | undefined {
  given ??= read();
  const value = given[address];
  return has(value) ? value : undefined;
}

/** Whether a value is an object with an array under `key`: enough to tell our own server's answer from anything else. */
export function hasList(value: unknown, key: string): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Array.isArray(Object.entries(value).find(([name]) => name === key)?.[1]);
}
