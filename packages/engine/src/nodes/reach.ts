import type { Flow, FlowNode } from '../definition/flow.ts';
import { nodeAt } from '../definition/node-at.ts';

/** For each way into a gateway, the nodes from which a token can come along it without passing the gateway. */
export type Reach = ReadonlyMap<string, ReadonlySet<string>>;

/** Worked out once per gateway of a flow: a frozen flow does not change. */
const known = new WeakMap<Flow, Map<string, Reach>>();

export function reachOf(flow: Flow, gateway: FlowNode): Reach {
  const made = known.get(flow) ?? new Map<string, Reach>();
  const before = made.get(gateway.id);
  if (before !== undefined) return before;
  const reach = new Map(gateway.incoming.map(({ id, from }) => [id, backwards(flow, from, gateway.id)]));
  known.set(flow, made.set(gateway.id, reach));
  return reach;
}

function backwards(flow: Flow, from: string, gateway: string): ReadonlySet<string> {
  const found = new Set<string>();
  const queue = [from];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (id === gateway || found.has(id)) continue;
    found.add(id);
    const node = nodeAt(flow, id);
    if (node === undefined) continue;
    queue.push(...node.incoming.map((incoming) => incoming.from));
    if (node.kind === 'boundary') queue.push(node.host);
    if (node.kind === 'catch' && node.trigger.on === 'link')
      queue.push(...linksTo(flow, node, node.trigger.name));
  }
  return found;
}

function linksTo(flow: Flow, { id, within }: FlowNode, name: string): readonly string[] {
  const path = id.slice(0, id.lastIndexOf('/') + 1);
  return Object.values(flow.nodes)
    .filter((node) => node.kind === 'throw' && node.trigger?.on === 'link' && node.trigger.name === name)
    .filter((node) => node.within === within)
    .map((node) => path + node.id);
}
