import type { FlowNode, ScriptNode, SequenceFlow } from '../definition/flow.ts';
import { nodeAt } from '../definition/node-at.ts';
import type { Instance, ReturnFrame } from '../instance.ts';
import type { Json, JsonObject } from '../json.ts';
import { choose } from '../nodes/gateways.ts';
import { isRejection } from '../rejection.ts';
import { scopeOf } from '../scope.ts';
import type { Work } from '../work.ts';

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
    const onward = follow(node, trace);
    if (onward === undefined) return undefined;
    queue.push(...onward);
  }
  return reached ? { variables: trace.changed } : undefined;
}

/** Only what the case has passed is followed: open tasks and waiting joins end the way. */
function isComplete(node: FlowNode, { instance, arrived }: Trace): boolean {
  if (node.kind === 'user') return instance.visits.some((visit) => visit.node === node.id && visit.no > 0);
  if (node.kind === 'parallel') return node.incoming.every(({ id }) => arrived.has(id));
  if (node.kind !== 'exclusive' || node.outgoing.length === 1) return true;
  return instance.gateways?.some((gateway) => gateway.node === node.id) ?? false;
}

function onwardOf(node: FlowNode | undefined): SequenceFlow[] {
  return (node?.outgoing ?? []).filter(({ rejected }) => rejected === undefined);
}

function follow(node: FlowNode, trace: Trace): readonly SequenceFlow[] | undefined {
  if (node.kind === 'exclusive' && node.outgoing.length > 1) {
    const before = trace.instance.gateways?.find((gateway) => gateway.node === node.id);
    const now = choose(node, trace.scope);
    return isRejection(now) || now.id !== before?.flow ? undefined : [now];
  }
  return node.kind === 'script' ? rerun(node, trace) : onwardOf(node);
}

function rerun(node: ScriptNode, trace: Trace): readonly SequenceFlow[] | undefined {
  const name = node.resultVariable;
  if (name === undefined || node.expression.names.includes(name)) return onwardOf(node);
  const result = node.expression.evaluate(trace.scope);
  if ('error' in result) return undefined;
  if (JSON.stringify(result.value) !== JSON.stringify(trace.scope[name])) {
    trace.changed.set(node.id, { [name]: result.value });
  }
  trace.scope[name] = result.value;
  return onwardOf(node);
}
