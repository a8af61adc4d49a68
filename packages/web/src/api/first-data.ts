/**
 * First data 首屏数据: answers that the server wrote into the page, keyed by API address
 * (`{"/api/services": {…}}`), so that the first view needs no second round trip.
 */
function read(): Readonly<Record<string, unknown>> {
  const element = document.querySelector('#first-data');
  if (element?.textContent === null || element?.textContent === undefined) return {};
  try {
    const value: unknown = JSON.parse(element.textContent);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

const given = read();

/** The answer to `address` that came with the page, if any. */
export function firstData(address: string): unknown {
  return given[address];
}
