/**
 * The document with its paths in alphabetical order 稳定顺序, so that it does not change when features are registered in
 * another order; the order inside a schema is the source's and stays.
 */
export function stableDocument<T extends { readonly paths?: object }>(document: T): T {
  const paths = Object.entries(document.paths ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return { ...document, paths: Object.fromEntries(paths) };
}
