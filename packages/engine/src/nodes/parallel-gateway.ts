import type { ParallelNode } from '../definition/flow.ts';
import { joinedLineage, matchingArrivals } from '../lineage.ts';
import { emit, type Work } from '../work.ts';
import { complete, onward, type Move } from './move.ts';

/** Parallel gateway 并行网关 (BPMN 2.0 §10.6.4): joins one token per incoming flow, forks one per outgoing flow. */
export function enterParallel(work: Work, node: ParallelNode, move: Move): readonly Move[] {
  if (node.incoming.length <= 1) return fork(work, node, move.token);
  const joined = join(work, node, move);
  return joined === undefined ? [] : fork(work, node, joined);
}

/** The token that goes on, or undefined while a branch is missing. */
function join(work: Work, node: ParallelNode, move: Move): number | undefined {
  const arriving = work.instance.tokens.find(({ id }) => id === move.token);
  const lineage = arriving?.lineage ?? [];
  emit(work, { type: 'TokenArrived', token: move.token, node: node.id, via: move.flow.id, lineage });
  const match = matchingArrivals(work.instance.tokens, node, lineage);
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

function fork(work: Work, node: ParallelNode, token: number): readonly Move[] {
  complete(work, node);
  if (node.outgoing.length <= 1) return onward(node, token);
  const lineage = work.instance.tokens.find(({ id }) => id === token)?.lineage ?? [];
  const number = work.instance.next;
  const moves = node.outgoing.map((flow, index) => ({ token: number + 1 + index, flow }));
  emit(work, {
    type: 'ForkPassed',
    node: node.id,
    token,
    branches: moves.map((move) => ({
      token: move.token,
      lineage: [...lineage, { fork: number, flows: [move.flow.id] }],
    })),
  });
  return moves;
}
