import type { ExclusiveNode, SequenceFlow } from '../definition/flow.ts';
import type { JsonObject } from '../json.ts';
import { isRejection, reject, type Rejection } from '../rejection.ts';
import { scopeOf } from '../scope.ts';
import { emit, type Work } from '../work.ts';
import { complete, type Move } from './move.ts';

/** Exclusive gateway 排他网关 (BPMN 2.0 §10.6.2): the first flow whose condition holds, else the default flow. */
export function enterExclusive(work: Work, node: ExclusiveNode, move: Move): readonly Move[] | Rejection {
  const only = node.outgoing.length === 1 ? node.outgoing[0] : undefined;
  const flow = only ?? choose(node, scopeOf(work));
  if (isRejection(flow)) return flow;
  if (only === undefined) emit(work, { type: 'GatewayPassed', node: node.id, flow: flow.id });
  complete(work, node);
  return [{ token: move.token, flow }];
}

/**
 * The flow that a gateway takes with this data. A condition that is neither true nor false (a missing value) refuses
 * the command: silently taking the default would send the case the wrong way.
 */
export function choose(node: ExclusiveNode, scope: JsonObject): SequenceFlow | Rejection {
  for (const flow of node.outgoing) {
    const holds = flow === node.otherwise ? false : conditionHolds(flow, scope);
    if (isRejection(holds)) return holds;
    if (holds) return flow;
  }
  return node.otherwise ?? noPath(node);
}

function conditionHolds(flow: SequenceFlow, scope: JsonObject): boolean | Rejection {
  if (flow.condition === undefined) return true;
  const result = flow.condition.evaluate(scope);
  if ('error' in result) return conditionFailed(flow, flow.condition.text, result.error);
  if (typeof result.value === 'boolean') return result.value;
  return conditionFailed(flow, flow.condition.text, `the value is ${JSON.stringify(result.value)}`);
}

function conditionFailed(flow: SequenceFlow, expression: string, error: string): Rejection {
  return reject('EXPRESSION_FAILED', 'a condition that is true or false for this data', {
    flow: flow.id,
    expression,
    error,
  });
}

function noPath(node: ExclusiveNode): Rejection {
  return reject('NO_PATH', 'a condition that holds, or a default flow', { node: node.id });
}
