import type { ComplexNode, ExclusiveNode, InclusiveNode, ParallelNode } from '../definition/flow.ts';
import type { SequenceFlow } from '../definition/flow.ts';
import type { JsonObject } from '../json.ts';
import { joinedLineage, matchingArrivals } from '../lineage.ts';
import { isRejection, type Rejection } from '../rejection.ts';
import { tokenOf } from '../scopes/around.ts';
import { endToken } from '../scopes/complete.ts';
import { variablesOf } from '../scopes/variables.ts';
import { emit, type Work } from '../work.ts';
import { fork } from './fork.ts';
import { chosenFlows, conditionHolds, noPath } from './leave.ts';
import { along, complete, type Move } from './move.ts';
import { standStill } from './stand-still.ts';

type Onward = readonly Move[] | Rejection;

/** Exclusive gateway 排他网关 (BPMN 2.0 §10.6.2): the first flow whose condition holds, else the default flow. */
export function enterExclusive(work: Work, node: ExclusiveNode, { token }: Move): Onward {
  const [only, second] = node.outgoing;
  const chosen = only !== undefined && second === undefined ? only : choose(node, variablesOf(work, token));
  if (isRejection(chosen)) return standStill(work, node, token, chosen);
  if (second !== undefined) noteChoice(work, node.id, token, chosen.id);
  complete(work, node);
  return [along(token, chosen)];
}

/**
 * The flow that a gateway takes with this data. A condition that is neither true nor false (a missing value) refuses
 * the command: silently taking the default would send the case the wrong way.
 */
export function choose(node: ExclusiveNode, variables: JsonObject): SequenceFlow | Rejection {
  for (const flow of node.outgoing) {
    const holds = flow === node.otherwise ? false : conditionHolds(flow, variables);
    if (isRejection(holds)) return holds;
    if (holds) return flow;
  }
  return node.otherwise ?? noPath(node);
}

/** Parallel gateway 并行网关 (§10.6.4): joins one token per incoming flow, forks one per outgoing flow. */
export function enterParallel(work: Work, node: ParallelNode, move: Move): Onward {
  if (node.incoming.length <= 1) return split(work, node, move.token);
  const joined = join(work, node, move);
  return joined === undefined ? [] : split(work, node, joined);
}

/** The token that goes on, or undefined while a branch is missing. */
function join(work: Work, node: ParallelNode, move: Move): number | undefined {
  const lineage = arrive(work, node, move);
  const scope = tokenOf(work.instance, move.token)?.scope;
  const beside = work.instance.tokens.filter((token) => token.scope === scope);
  const match = matchingArrivals(beside, node, lineage);
  if (match === undefined) return undefined;
  const token = work.instance.next;
  emit(work, {
    type: 'JoinPassed',
    node: node.id,
    token,
    lineage: joinedLineage(work.instance.tokens, match),
    arrivals: match.arrivals,
  });
  return token;
}

/** Waits at a join, without asking yet whether the others are there. */
function arrive(work: Work, { id: node }: { readonly id: string }, { token, via = '' }: Move) {
  const { lineage = [], scope } = tokenOf(work.instance, token) ?? {};
  const beside = scope === undefined ? undefined : { scope };
  emit(work, { type: 'TokenArrived', token, node, via, lineage, ...beside });
  return lineage;
}

/** All ways out at once; without any, this line of work is over. */
export function split(work: Work, node: ParallelNode | InclusiveNode | ComplexNode, token: number): Onward {
  complete(work, node);
  if (node.outgoing.length === 0) return endToken(work, token);
  if (node.kind === 'parallel') return fork(work, node, token, node.outgoing);
  const flows = chosenFlows(node, variablesOf(work, token));
  if (isRejection(flows)) return standStill(work, node, token, flows);
  if (node.outgoing.length > 1) noteChoice(work, node.id, token, namesOf(flows));
  return fork(work, node, token, flows);
}

/** What a gateway chose, for whoever asks whether it would choose the same again. */
export function noteChoice(work: Work, node: string, token: number, flow: string): void {
  const scope = work.instance.scopes === undefined ? undefined : tokenOf(work.instance, token)?.scope;
  emit(work, { type: 'GatewayPassed', node, flow, ...(scope === undefined ? undefined : { scope }) });
}

/** Ids of flows, in document order. */
export function namesOf(flows: readonly SequenceFlow[]): string {
  return flows.map(({ id }) => id).join(' ');
}

/** Inclusive and complex gateways: where several ways lead in, `joins` decides once nothing else moves. */
export function enterMerging(work: Work, node: InclusiveNode | ComplexNode, move: Move): Onward {
  if (node.incoming.length <= 1) return split(work, node, move.token);
  arrive(work, node, move);
  return [];
}
