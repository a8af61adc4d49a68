import type { Flow } from './definition/flow.ts';
import { insertedAfter } from './definition/inserted.ts';
import { nodeAt } from './definition/node-at.ts';
import type { Text } from './form/form.ts';

/** Name 节点名称 of a node; its id when this version of the flow does not have it. */
export function nodeName(flow: Flow, node: string): Text {
  const known = nodeAt(flow, node)?.name;
  if (known !== undefined) return known;
  const host = insertedAfter(node);
  if (host === undefined) return { zh: node, en: node };
  const { zh, en } = nodeName(flow, host);
  return { zh: `${zh}之后追加的环节`, en: `Step added after ${en}` };
}
