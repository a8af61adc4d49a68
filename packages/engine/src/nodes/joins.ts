import type { ComplexNode, FlowNode, InclusiveNode } from '../definition/flow.ts';
import { nodeAt } from '../definition/node-at.ts';
import type { Arrival } from '../event-base.ts';
import type { Token } from '../instance.ts';
import { joinedLineage } from '../lineage.ts';
import { isRejection, type Rejection } from '../rejection.ts';
import { endToken } from '../scopes/complete.ts';
import { evaluateCondition } from '../scopes/evaluate.ts';
import { variablesOf } from '../scopes/variables.ts';
import { emit, type Work } from '../work.ts';
import { split } from './gateways.ts';
import type { Move } from './move.ts';
import { reachOf } from './reach.ts';

/** Marks the token that swallows late arrivals of a complex gateway until all that can come have come. */
const SWALLOWS = '';

/**
 * Lets inclusive and complex gateways 汇聚 fire that need not wait any longer (BPMN 2.0 §13.4.3, §13.4.5). Asked once nothing
 * else moves: whether a token can still come depends on where all the others stand.
 */
export function fireJoins(work: Work): readonly Move[] | Rejection {
  const moves: Move[] = [];
  for (const { node: id, scope, via, frozen } of work.instance.tokens) {
    if (via === undefined || frozen !== undefined) continue;
    const node = nodeAt(work.flow, id);
    if (node?.kind !== 'inclusive' && node?.kind !== 'complex') continue;
    const begun = fire(work, node, scope);
    if (isRejection(begun)) return begun;
    moves.push(...begun);
    if (moves.length > 0) return moves;
  }
  return moves;
}

function fire(
  work: Work,
  node: InclusiveNode | ComplexNode,
  scope: number | undefined,
): readonly Move[] | Rejection {
  const here = work.instance.tokens.filter(
    (token) => token.node === node.id && token.scope === scope && token.frozen === undefined,
  );
  const arrived = here.filter(({ via }) => via !== undefined && via !== SWALLOWS);
  const swallows = here.find(({ via }) => via === SWALLOWS);
  const isComplete = !canStillCome(work, node, scope, arrived);
  if (swallows !== undefined) {
    for (const { id } of arrived) emit(work, { type: 'TokenConsumed', token: id });
    // It may be the last in its sub-process.
    return isComplete ? endToken(work, swallows.id) : [];
  }
  const enough = isComplete || activates(work, node, arrived);
  if (isRejection(enough)) return enough;
  if (!enough || arrived.length === 0) return [];
  const token = merge(work, node, arrived);
  if (node.kind === 'complex' && !isComplete) swallow(work, node, scope);
  return split(work, node, token);
}

function activates(
  work: Work,
  node: InclusiveNode | ComplexNode,
  arrived: readonly Token[],
): boolean | Rejection {
  const [first] = arrived;
  if (node.kind === 'inclusive' || node.activation === undefined || first === undefined) return false;
  const variables = { ...variablesOf(work, first.id), activationCount: arrived.length };
  return evaluateCondition(node.id, node.activation, variables);
}

/** Can a token still reach a way in where none has come? One that can also reach a way where one has is not waited for. */
function canStillCome(
  work: Work,
  node: FlowNode,
  scope: number | undefined,
  arrived: readonly Token[],
): boolean {
  const taken = new Set(arrived.map(({ via }) => via));
  const reach = reachOf(work.flow, node);
  const reaches = (from: string, isTaken: boolean): boolean =>
    node.incoming.some(({ id }) => taken.has(id) === isTaken && reach.get(id)?.has(from) === true);
  return work.instance.tokens.some(
    (token) =>
      token.scope === scope &&
      token.frozen === undefined &&
      !(token.node === node.id && token.via !== undefined) &&
      reaches(token.node, false) &&
      !reaches(token.node, true),
  );
}

/** One token goes on for all that have come. */
export function merge(work: Work, node: FlowNode, arrived: readonly Token[]): number {
  const arrivals: readonly Arrival[] = arrived.map(({ id, via = '', lineage = [] }) => ({
    token: id,
    via,
    lineage,
  }));
  const level = commonLevel(arrivals);
  const token = work.instance.next;
  const lineage = joinedLineage(work.instance.tokens, { level, arrivals });
  emit(work, { type: 'JoinPassed', node: node.id, token, lineage, arrivals });
  return token;
}

/** The innermost fork that all of them come from. */
function commonLevel(arrivals: readonly Arrival[]): number {
  const [first, ...others] = arrivals;
  const levels = first?.lineage ?? [];
  return levels.findLastIndex(({ fork }, level) =>
    others.every((other) => other.lineage[level]?.fork === fork),
  );
}

function swallow(work: Work, { id: node }: FlowNode, scope: number | undefined): void {
  const token = work.instance.next;
  emit(work, {
    type: 'TokenArrived',
    token,
    node,
    via: SWALLOWS,
    lineage: [],
    ...(scope === undefined ? undefined : { scope }),
  });
}
