/** Base address 基址 with exactly one slash at its end, so that paths go below it. */
export function baseOf(url: string): string {
  return url.endsWith('/') ? url : `${url}/`;
}

/** An address below the base; parameters without a value are left out. */
export function below(
  base: string,
  path: readonly string[],
  query: Readonly<Record<string, string | undefined>> = {},
): string {
  const search = Object.entries(query)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`]))
    .join('&');
  return `${base}${path.map(encodeURIComponent).join('/')}${search === '' ? '' : `?${search}`}`;
}
