import type { ActivityNode, FlowNode } from './flow.ts';

const KINDS: ReadonlySet<FlowNode['kind']> = new Set([
  'user',
  'script',
  'pass',
  'work',
  'receive',
  'sub',
  'call',
]);

/** Is the node an activity 活动 (BPMN 2.0 §10.3), and no event or gateway? */
export function isActivity(node: FlowNode): node is ActivityNode {
  return KINDS.has(node.kind);
}
