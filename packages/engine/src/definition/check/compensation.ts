import type { BoundaryNode, FlowNode, SubNode } from '../flow.ts';
import { report, warn, type Reading } from '../problem.ts';
import type { ProcessDraft } from '../read/process.ts';

const ACTIVITIES: readonly FlowNode['kind'][] = ['user', 'script', 'pass', 'work', 'receive', 'sub', 'call'];

/**
 * Compensation 补偿 (BPMN 2.0 §10.7, §13.5.5): what undoes an activity stands outside of the flow, an activity has one
 * handler, and who asks for compensation of an activity must see it.
 */
export function checkCompensation(reading: Reading, { nodes, eventSubs }: ProcessDraft): void {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const events = nodes.filter(isCompensationBoundary);
  for (const node of nodes) if (undoes(node)) checkHandler(reading, node);
  for (const event of events) checkBoundary(reading, event, byId);
  checkOneHandler(reading, events, eventSubs, nodes);
  for (const node of nodes) checkAsked(reading, node, byId);
}

function isCompensationBoundary(node: FlowNode): node is BoundaryNode {
  return node.kind === 'boundary' && node.trigger.on === 'compensation';
}

function undoes(node: FlowNode | undefined): boolean {
  return node !== undefined && 'activity' in node && (node.activity?.undoes ?? false);
}

function checkHandler(reading: Reading, { id, incoming, outgoing }: FlowNode): void {
  const [flow] = [...incoming, ...outgoing];
  if (flow === undefined) return;
  report(reading, 'badCompensation', id, {
    zh: `“${id}”是补偿活动（isForCompensation），不能有顺序流（“${flow.id}”）；请删除顺序流，或取消补偿标记`,
    en: `“${id}” is there to undo another activity (isForCompensation) and can have no sequence flow (“${flow.id}”): remove the flow, or the mark`,
  });
}

/** A compensation boundary event leads, by an association, to an activity that is there to undo. */
function checkBoundary(
  reading: Reading,
  { id, host, outgoing }: BoundaryNode,
  byId: ReadonlyMap<string, FlowNode>,
): void {
  const at = byId.get(host);
  const target = at !== undefined && 'activity' in at ? at.activity?.undoneBy : undefined;
  if (outgoing.length > 0)
    report(reading, 'badCompensation', id, {
      zh: `补偿边界事件“${id}”不能有流出的顺序流，请改用关联（association）连到补偿活动`,
      en: `Compensation boundary event “${id}” can have no outgoing sequence flow: connect it to what undoes the activity by an association`,
    });
  if (target === undefined) {
    warn(reading, 'badCompensation', id, {
      zh: `补偿边界事件“${id}”没有关联到补偿活动，什么也不会撤销；请用关联（association）连上`,
      en: `Compensation boundary event “${id}” leads to nothing that undoes “${host}”: connect it by an association`,
    });
    return;
  }
  if (undoes(byId.get(target)) || !byId.has(target)) return;
  report(reading, 'badCompensation', target, {
    zh: `“${target}”用来补偿“${host}”，请给它加上 isForCompensation="true"`,
    en: `“${target}” is to undo “${host}”: give it isForCompensation="true"`,
  });
}

/** Either one associated activity or one event sub-process: two would both claim to be how the activity is undone. */
function checkOneHandler(
  reading: Reading,
  events: readonly BoundaryNode[],
  eventSubs: readonly SubNode[],
  nodes: readonly FlowNode[],
): void {
  const first = new Map<string, string>();
  const claim = (host: string, id: string): void => {
    const before = first.get(host);
    if (before === undefined) first.set(host, id);
    else severalHandlers(reading, id, before);
  };
  for (const { id, host } of events) claim(host, id);
  const scopes: readonly (readonly [string, readonly SubNode[]])[] = [
    ['', eventSubs],
    ...nodes.flatMap((node) => (node.kind === 'sub' ? [[node.id, node.eventSubs] as const] : [])),
  ];
  for (const [host, subs] of scopes)
    for (const { id, start } of subs) if (start.trigger?.on === 'compensation') claim(host, id);
}

function severalHandlers(reading: Reading, id: string, before: string): void {
  report(reading, 'badCompensation', id, {
    zh: `“${id}”和“${before}”补偿同一个活动，只能有一个；请删除其中之一`,
    en: `“${id}” and “${before}” both undo the same activity, which can have one only: remove one of them`,
  });
}

/** Visible is what stands on the level of the event, or around the event sub-processes that it stands in. */
function checkAsked(reading: Reading, node: FlowNode, byId: ReadonlyMap<string, FlowNode>): void {
  if (node.kind !== 'throw' && node.kind !== 'end') return;
  const asked = node.trigger?.on === 'compensation' ? node.trigger.activity : undefined;
  if (asked === undefined) return;
  const target = byId.get(asked);
  const isActivity = target !== undefined && ACTIVITIES.includes(target.kind);
  if (isActivity && levelsSeen(node, byId).includes(target.within)) return;
  report(reading, 'badCompensation', node.id, {
    zh: `“${node.id}”要补偿的“${asked}”不是同一层的活动，永远不会被补偿；请选择同一层的活动，或不写 activityRef`,
    en: `“${node.id}” asks to undo “${asked}”, which is no activity of its level and would never be undone: choose one of the same level, or leave out activityRef`,
  });
}

function levelsSeen(
  { within }: FlowNode,
  byId: ReadonlyMap<string, FlowNode>,
): readonly (string | undefined)[] {
  const seen = [within];
  let around = within === undefined ? undefined : byId.get(within);
  while (around?.kind === 'sub' && around.variant === 'event') {
    seen.push(around.within);
    around = around.within === undefined ? undefined : byId.get(around.within);
  }
  return seen;
}
