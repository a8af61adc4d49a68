/** One place in which two JSON texts differ; undefined: it is not there. */
export interface Difference {
  readonly path: string;
  readonly was: string | undefined;
  readonly is: string | undefined;
}

/** So many are shown; two texts that differ in more have little in common. */
const MOST = 200;

/** Where two JSON texts differ 内容对比, leaf by leaf; what is no JSON is one leaf. */
export function jsonDifference(was: string, is: string): readonly Difference[] {
  const [before, after] = [leavesOf(was), leavesOf(is)];
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths]
    .map((path) => ({ path, was: before.get(path), is: after.get(path) }))
    .filter((each) => each.was !== each.is)
    .slice(0, MOST);
}

/** The text with one line for each value; what is no JSON stays as it is. */
export function readable(text: string): string {
  const read = parsed(text);
  return read === undefined ? text : JSON.stringify(read.value, null, 2);
}

function leavesOf(text: string): ReadonlyMap<string, string> {
  const leaves = new Map<string, string>();
  const read = parsed(text);
  if (read === undefined) leaves.set('', text);
  else collect(read.value, '', leaves);
  return leaves;
}

function collect(value: unknown, path: string, leaves: Map<string, string>): void {
  const children = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  if (children.length === 0) leaves.set(path, JSON.stringify(value));
  for (const [key, child] of children) collect(child, path === '' ? key : `${path}.${key}`, leaves);
}

function parsed(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
