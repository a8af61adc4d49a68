import type { Activity } from './activity.ts';
import type { BoundaryNode, CallNode, Flow, FlowNode, SequenceFlow, StartNode, SubNode } from './flow.ts';
import type { Trigger } from './trigger.ts';

/**
 * The node with this id. Nodes of called processes have the path of call activities before their own id, `call/node`: such
 * an id names one place in the case, however often a process is called, itself included.
 */
export function nodeAt(flow: Flow, id: string): FlowNode | undefined {
  return flow.nodes[id] ?? (id.includes('/') ? calledNode(flow, id) : undefined);
}

/** Where a called process begins, and its event sub-processes, under the path of its call activity. */
export function calledFlow(
  flow: Flow,
  call: CallNode,
): { readonly start: StartNode; readonly eventSubs: readonly SubNode[] } | undefined {
  const path = call.id.split('/');
  const caller = flowAt(flow, path.slice(0, -1));
  const called = caller?.callable[call.called] ?? flow.callable[call.called];
  if (called === undefined) return undefined;
  const prefix = `${call.id}/`;
  return {
    start: startUnder(called.start, prefix),
    eventSubs: called.eventSubs.map((sub) => subUnder(sub, prefix)),
  };
}

/** Event sub-processes of the process, or of the sub-process or called process at this node. */
export function eventSubsAt(flow: Flow, id: string | undefined): readonly SubNode[] {
  if (id === undefined) return flow.eventSubs;
  const node = nodeAt(flow, id);
  if (node?.kind === 'sub') return node.eventSubs;
  return node?.kind === 'call' ? (calledFlow(flow, node)?.eventSubs ?? []) : [];
}

/** Called nodes found before, by flow: they are made anew under their path, and asked for again and again. */
const found = new WeakMap<Flow, Map<string, FlowNode>>();
/** Paths remembered per flow; endless recursion must not fill the memory. */
const REMEMBERED = 10_000;

function calledNode(flow: Flow, id: string): FlowNode | undefined {
  const known = found.get(flow) ?? new Map<string, FlowNode>();
  const before = known.get(id);
  if (before !== undefined) return before;
  const node = makeCalledNode(flow, id);
  if (node === undefined) return undefined;
  if (known.size >= REMEMBERED) known.clear();
  found.set(flow, known.set(id, node));
  return node;
}

function makeCalledNode(flow: Flow, id: string): FlowNode | undefined {
  const path = id.split('/');
  const inside = flowAt(flow, path.slice(0, -1));
  const last = path.at(-1) ?? '';
  const node = inside?.nodes[last] ?? impliedStart(inside, last);
  return node === undefined ? undefined : under(node, id.slice(0, id.length - last.length));
}

/** The process that a path of call activities leads to. What a called process does not know, the caller may. */
export function flowAt(flow: Flow, path: readonly string[]): Flow | undefined {
  let inside: Flow | undefined = flow;
  for (const call of path) {
    const node: FlowNode | undefined = inside?.nodes[call];
    inside =
      node?.kind === 'call' ? (inside?.callable[node.called] ?? flow.callable[node.called]) : undefined;
  }
  return inside;
}

/** A start that is not drawn is a node too. */
function impliedStart(flow: Flow | undefined, id: string): FlowNode | undefined {
  return flow?.start.id === id ? flow.start : undefined;
}

function under(node: FlowNode, prefix: string): FlowNode {
  if (node.kind === 'start') return startUnder(node, prefix);
  if (node.kind === 'sub') return subUnder(node, prefix);
  if (node.kind === 'boundary') return boundaryUnder(node, prefix);
  if (node.kind !== 'end' && node.kind !== 'throw') return { ...node, ...commonUnder(node, prefix) };
  return { ...node, ...commonUnder(node, prefix), ...triggerUnder(node.trigger, prefix) };
}

function startUnder(node: StartNode, prefix: string): StartNode {
  return { ...node, ...commonUnder(node, prefix) };
}

function subUnder(node: SubNode, prefix: string): SubNode {
  return {
    ...node,
    ...commonUnder(node, prefix),
    start: startUnder(node.start, prefix),
    eventSubs: node.eventSubs.map((sub) => subUnder(sub, prefix)),
  };
}

function boundaryUnder(node: BoundaryNode, prefix: string): BoundaryNode {
  return { ...node, ...commonUnder(node, prefix), host: prefix + node.host };
}

function commonUnder(node: FlowNode, prefix: string) {
  const outgoing = node.outgoing.map((flow) => flowUnder(flow, prefix));
  const otherwise = outgoing[node.outgoing.findIndex((flow) => flow === node.otherwise)];
  return {
    id: prefix + node.id,
    incoming: node.incoming.map((flow) => flowUnder(flow, prefix)),
    outgoing,
    ...(node.within === undefined ? undefined : { within: prefix + node.within }),
    ...(otherwise === undefined ? undefined : { otherwise }),
    ...('activity' in node && node.activity !== undefined
      ? { activity: activityUnder(node.activity, prefix) }
      : undefined),
  };
}

function flowUnder(flow: SequenceFlow, prefix: string): SequenceFlow {
  return { ...flow, id: prefix + flow.id, from: prefix + flow.from, to: prefix + flow.to };
}

function activityUnder(activity: Activity, prefix: string): Activity {
  return {
    ...activity,
    boundary: activity.boundary.map((each) => boundaryUnder(each, prefix)),
    ...(activity.undoneBy === undefined ? undefined : { undoneBy: prefix + activity.undoneBy }),
  };
}

function triggerUnder(trigger: Trigger | undefined, prefix: string): { trigger?: Trigger } {
  if (trigger === undefined) return {};
  if (trigger.on !== 'compensation' || trigger.activity === undefined) return { trigger };
  return { trigger: { ...trigger, activity: prefix + trigger.activity } };
}
