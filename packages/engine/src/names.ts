import type { Flow } from './definition/flow.ts';
import type { Text } from './form/form.ts';

/** Name 节点名称 of a node; its id when this version of the flow does not have it. */
export function nodeName(flow: Flow, node: string): Text {
  return flow.nodes[node]?.name ?? { zh: node, en: node };
}
