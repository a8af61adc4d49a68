import type { Flow } from '../definition/flow.ts';
import { nodeAt } from '../definition/node-at.ts';

/** Nodes that a token gets to from a node on the same level, also by events at borders, without passing the barrier. */
export function onwardNodes(flow: Flow, from: string, barrier?: string): ReadonlySet<string> {
  const found = new Set<string>();
  const queue = [from];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    const node = nodeAt(flow, id);
    const border = node !== undefined && 'activity' in node ? (node.activity?.boundary ?? []) : [];
    for (const { to } of [node, ...border].flatMap((each) => each?.outgoing ?? [])) {
      if (found.has(to) || to === barrier) continue;
      found.add(to);
      queue.push(to);
    }
  }
  return found;
}
