import type { FlowNode, SequenceFlow } from '../definition/flow.ts';
import { isRejection, reject, type Rejection } from '../rejection.ts';
import { evaluateCondition } from '../scopes/evaluate.ts';
import { variablesOf } from '../scopes/variables.ts';
import type { JsonObject } from '../json.ts';
import type { Work } from '../work.ts';
import { fork } from './fork.ts';
import type { Move } from './move.ts';
import { standStill } from './stand-still.ts';

/**
 * A token goes on from a node that is done, along every sequence flow whose condition holds (BPMN 2.0 §13.3.1). Nodes
 * without a way out end it: the caller sees to that.
 */
export function leave(work: Work, node: FlowNode, token: number): readonly Move[] | Rejection {
  const [only, second] = node.outgoing;
  if (
    only !== undefined &&
    second === undefined &&
    only.condition === undefined &&
    only.rejected === undefined
  )
    return [{ token, to: only.to, via: only.id }];
  const flows = chosenFlows(node, variablesOf(work, token));
  return isRejection(flows) ? standStill(work, node, token, flows) : fork(work, node, token, flows);
}

/** Flows whose condition holds or that have none; the default if that is none at all. */
export function chosenFlows(node: FlowNode, variables: JsonObject): readonly SequenceFlow[] | Rejection {
  const chosen: SequenceFlow[] = [];
  for (const flow of node.outgoing) {
    // A way for failed rounds is no way for those that pass.
    if (flow === node.otherwise || flow.rejected === true) continue;
    const holds = conditionHolds(flow, variables);
    if (isRejection(holds)) return holds;
    if (holds) chosen.push(flow);
  }
  if (chosen.length > 0) return chosen;
  return node.otherwise === undefined ? noPath(node) : [node.otherwise];
}

/** Without a condition a flow is always open. */
export function conditionHolds(flow: SequenceFlow, variables: JsonObject): boolean | Rejection {
  return flow.condition === undefined ? true : evaluateCondition(flow.id, flow.condition, variables);
}

export function noPath(node: FlowNode): Rejection {
  return reject('NO_PATH', 'a condition that holds, or a default flow', { node: node.id });
}
