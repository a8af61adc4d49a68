import type { Flow } from './flow.ts';
import { flowAt, nodeAt } from './node-at.ts';

/** All nodes of the process or sub-process that a node stands in. */
export function neighbours(flow: Flow, id: string): readonly string[] {
  const path = id.split('/').slice(0, -1);
  const prefix = path.map((call) => `${call}/`).join('');
  const within = nodeAt(flow, id)?.within;
  const ids = Object.keys(flowAt(flow, path)?.nodes ?? {}).map((each) => prefix + each);
  return ids.filter((each) => nodeAt(flow, each)?.within === within);
}
