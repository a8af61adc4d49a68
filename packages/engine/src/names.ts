import type { Flow } from './definition/flow.ts';
import { nodeAt } from './definition/node-at.ts';
import type { Text } from './form/form.ts';

/** Name 节点名称 of a node; its id when this version of the flow does not have it. */
export function nodeName(flow: Flow, node: string): Text {
  return nodeAt(flow, node)?.name ?? { zh: node, en: node };
}
