import type { FlowNode, ScriptNode, SequenceFlow } from '../definition/flow.ts';
import { calledFlow, nodeAt } from '../definition/node-at.ts';
import type { Instance, ReturnFrame } from '../instance.ts';
import type { Json, JsonObject } from '../json.ts';
import { choose, namesOf } from '../nodes/gateways.ts';
import { chosenFlows } from '../nodes/leave.ts';
import { isRejection } from '../rejection.ts';
import { scopeOf } from '../scope.ts';
import type { Work } from '../work.ts';
import { sameJson } from '../same-json.ts';

/** The way from the target of a return back to the returner, as the data of today would lead it. */
export interface Retrace {
  /** Script results by node that differ from what the case has, to be set when it jumps. */
  readonly variables: ReadonlyMap<string, JsonObject>;
}

interface Trace {
  readonly instance: Instance;
  readonly scope: { [name: string]: Json };
  readonly changed: Map<string, JsonObject>;
  readonly arrived: Set<string>;
}

/**
 * Gateway guard 网关守卫: follows the flow from the target with today's data, past work that is done, and compares every
 * gateway with what it chose then. Undefined as soon as one differs or cannot be decided, or when the returner is not
 * reached: then the flow has to be walked again. Gateways of the sibling branches count too: their work would go
 * stale as well. A script that builds on its own earlier result is not run again.
 */
export function retrace(work: Work, frame: ReturnFrame): Retrace | undefined {
  const trace: Trace = {
    instance: work.instance,
    scope: { ...scopeOf(work) },
    changed: new Map(),
    arrived: new Set(work.instance.tokens.flatMap(({ via }) => via ?? [])),
  };
  const queue: SequenceFlow[] = onwardOf(nodeAt(work.flow, frame.target));
  const seen = new Set<string>();
  let reached = false;
  for (let at = 0; at < queue.length; at += 1) {
    const flow = queue[at];
    const node = flow === undefined ? undefined : nodeAt(work.flow, flow.to);
    if (flow === undefined || node === undefined || seen.has(node.id)) continue;
    trace.arrived.add(flow.id);
    reached ||= node.id === frame.from;
    if (node.id === frame.from || !isComplete(node, trace)) continue;
    seen.add(node.id);
    const onward = follow(work, node, trace);
    if (onward === undefined) return undefined;
    queue.push(...onward);
  }
  return reached ? { variables: trace.changed } : undefined;
}

/** Only what the case has passed is followed: open tasks and waiting joins end the way. */
function isComplete(node: FlowNode, { instance, arrived }: Trace): boolean {
  if (node.kind === 'user') return instance.visits.some((visit) => visit.node === node.id && visit.no > 0);
  if (node.kind === 'parallel') return node.incoming.every(({ id }) => arrived.has(id));
  const isChoice = node.kind === 'exclusive' || node.kind === 'inclusive';
  if (!isChoice || node.outgoing.length === 1) return true;
  return instance.gateways?.some((gateway) => gateway.node === node.id) ?? false;
}

function onwardOf(node: FlowNode | undefined): SequenceFlow[] {
  return (node?.outgoing ?? []).filter(({ rejected }) => rejected === undefined);
}

/** Also into a sub-process and, from where it ends, out of it. */
function alsoAcross({ flow }: Work, node: FlowNode): SequenceFlow[] {
  const onward = onwardOf(node);
  if (node.kind === 'sub') return [...node.start.outgoing, ...onward];
  if (node.kind === 'call') return [...(calledFlow(flow, node)?.start.outgoing ?? []), ...onward];
  if (onward.length > 0) return onward;
  const around = node.within ?? node.id.slice(0, Math.max(0, node.id.lastIndexOf('/')));
  return onwardOf(nodeAt(flow, around));
}

function follow(work: Work, node: FlowNode, trace: Trace): readonly SequenceFlow[] | undefined {
  if (node.kind === 'exclusive' && node.outgoing.length > 1) {
    const before = trace.instance.gateways?.find((gateway) => gateway.node === node.id);
    const now = choose(node, trace.scope);
    return isRejection(now) || now.id !== before?.flow ? undefined : [now];
  }
  if (node.kind === 'inclusive' && node.outgoing.length > 1) {
    const before = trace.instance.gateways?.find((gateway) => gateway.node === node.id);
    const now = chosenFlows(node, trace.scope);
    return isRejection(now) || namesOf(now) !== before?.flow ? undefined : now;
  }
  return node.kind === 'script' ? rerun(node, trace) : alsoAcross(work, node);
}

function rerun(node: ScriptNode, trace: Trace): readonly SequenceFlow[] | undefined {
  const name = node.resultVariable;
  if (name === undefined || node.expression.names.includes(name)) return onwardOf(node);
  const result = node.expression.evaluate(trace.scope);
  if ('error' in result) return undefined;
  if (!sameJson(result.value, trace.scope[name])) {
    trace.changed.set(node.id, { [name]: result.value });
  }
  trace.scope[name] = result.value;
  return onwardOf(node);
}
