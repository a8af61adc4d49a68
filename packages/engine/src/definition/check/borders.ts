import type { FlowNode, SequenceFlow } from '../flow.ts';
import { report, type Reading } from '../problem.ts';
import type { ProcessDraft } from '../read/process.ts';

/**
 * Where sequence flows 顺序流 may run (BPMN 2.0 §7.6.1, §8.4.13): between two nodes of one level. No flow enters a boundary
 * event, an event sub-process or the target of a link, none leaves an event sub-process or the source of a link.
 */
export function checkBorders(reading: Reading, { nodes, declared, flows }: ProcessDraft): void {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  for (const flow of flows) {
    const [from, to] = [byId.get(flow.from), byId.get(flow.to)];
    const atHome = from?.outgoing.includes(flow) !== false && to?.incoming.includes(flow) !== false;
    if (!atHome) crossesBorder(reading, flow);
    for (const end of [flow.from, flow.to])
      if (!byId.has(end) && !declared.has(end) && !isReported(reading, end)) noNode(reading, flow, end);
    if (to !== undefined && takesNone(to)) noWayIn(reading, flow);
    if (from !== undefined && givesNone(from)) noWayOut(reading, flow);
  }
}

function isReported({ problems }: Reading, id: string): boolean {
  return problems.some(({ element, severity }) => element === id && severity === 'error');
}

function isEventSub(node: FlowNode): boolean {
  return node.kind === 'sub' && node.variant === 'event';
}

function takesNone(node: FlowNode): boolean {
  if (node.kind === 'catch') return node.trigger.on === 'link';
  return node.kind === 'boundary' || isEventSub(node);
}

function givesNone(node: FlowNode): boolean {
  return (node.kind === 'throw' && node.trigger?.on === 'link') || isEventSub(node);
}

function crossesBorder(reading: Reading, { id, from, to }: SequenceFlow): void {
  report(reading, 'misplacedFlow', id, {
    zh: `顺序流“${id}”越过了子流程的边界（“${from}”到“${to}”），不会被走；请在同一层内连线，或用边界事件离开子流程`,
    en: `Sequence flow “${id}” crosses the border of a sub-process (“${from}” to “${to}”) and would never be taken: connect nodes of one level, or leave the sub-process by a boundary event`,
  });
}

function noNode(reading: Reading, { id }: SequenceFlow, end: string): void {
  report(reading, 'missingTarget', id, {
    zh: `顺序流“${id}”连到的“${end}”不是流程节点，请连到活动、事件或网关`,
    en: `Sequence flow “${id}” is connected to “${end}”, which is no node of the flow: connect it to an activity, event or gateway`,
  });
}

function noWayIn(reading: Reading, { id, to }: SequenceFlow): void {
  report(reading, 'misplacedFlow', id, {
    zh: `顺序流“${id}”不能连到“${to}”：边界事件、事件子流程和链接目标只由事件触发；请删除顺序流`,
    en: `Sequence flow “${id}” cannot lead to “${to}”: boundary events, event sub-processes and targets of links are reached by an event only; remove the flow`,
  });
}

function noWayOut(reading: Reading, { id, from }: SequenceFlow): void {
  report(reading, 'misplacedFlow', id, {
    zh: `顺序流“${id}”不能从“${from}”流出：事件子流程和链接来源之后没有顺序流；请删除`,
    en: `Sequence flow “${id}” cannot leave “${from}”: no flow follows an event sub-process or the source of a link; remove it`,
  });
}
