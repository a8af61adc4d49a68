import type { FlowNode } from '../flow.ts';
import { report, type Reading } from '../problem.ts';

/** Checks who undoes what 补偿 (BPMN 2.0 §10.5.6, §13.5.5): a handler stands beside the flow, and is thrown to on its own level. */
export function checkCompensation(reading: Reading, nodes: readonly FlowNode[]): void {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  for (const node of nodes) {
    const activity = 'activity' in node ? node.activity : undefined;
    if (undoes(node) && node.incoming.length + node.outgoing.length > 0) onTheWay(reading, node);
    const handler = activity?.undoneBy === undefined ? undefined : byId.get(activity.undoneBy);
    if (handler !== undefined && !undoes(handler)) noHandler(reading, node, handler);
    if (node.kind === 'throw' || node.kind === 'end') checkThrown(reading, node, byId);
  }
}

function undoes(node: FlowNode): boolean {
  return 'activity' in node && node.activity !== undefined && node.activity.undoes;
}

/** Visible are activities of the same level, and from a compensation event sub-process those around it. */
function checkThrown(
  reading: Reading,
  { id, within, ...node }: Extract<FlowNode, { kind: 'throw' | 'end' }>,
  byId: ReadonlyMap<string, FlowNode>,
): void {
  const named = node.trigger?.on === 'compensation' ? node.trigger.activity : undefined;
  const target = named === undefined ? undefined : byId.get(named);
  if (target === undefined || target.within === within) return;
  const around = within === undefined ? undefined : byId.get(within);
  const isInEvent = around?.kind === 'sub' && around.variant === 'event';
  if (isInEvent && around.within === target.within) return;
  report(reading, 'badCompensation', id, {
    zh: `“${id}”要补偿的“${target.id}”不在同一层，请改为补偿所在的子流程`,
    en: `“${id}” compensates “${target.id}”, which is on another level: name the sub-process that it stands in`,
  });
}

function onTheWay(reading: Reading, { id }: FlowNode): void {
  report(reading, 'badCompensation', id, {
    zh: `补偿活动“${id}”不能有顺序流，请只用关联与补偿边界事件相连`,
    en: `The compensation activity “${id}” must have no sequence flow: connect it to its boundary event by an association only`,
  });
}

function noHandler(reading: Reading, { id }: FlowNode, handler: FlowNode): void {
  report(reading, 'badCompensation', handler.id, {
    zh: `“${handler.id}”用来补偿“${id}”，但没有标为补偿活动，请加上 isForCompensation="true"`,
    en: `“${handler.id}” undoes “${id}” and is not marked for it: set isForCompensation="true"`,
  });
}
