import type { FlowNode, SequenceFlow } from '../definition/flow.ts';
import { emit, type Work } from '../work.ts';
import { along, type Move } from './move.ts';
import { tokenOf } from '../scopes/around.ts';

/** Sends a token along these flows: one takes it on, several split it into branches. */
export function fork(
  work: Work,
  node: FlowNode,
  token: number,
  flows: readonly SequenceFlow[],
): readonly Move[] {
  const [only, second] = flows;
  if (only !== undefined && second === undefined) return [along(token, only)];
  const lineage = tokenOf(work.instance, token)?.lineage ?? [];
  const number = work.instance.next;
  const moves = flows.map((flow, index) => along(number + 1 + index, flow));
  emit(work, {
    type: 'ForkPassed',
    node: node.id,
    token,
    branches: flows.map((flow, index) => ({
      token: number + 1 + index,
      lineage: [...lineage, { fork: number, flows: [flow.id] }],
    })),
  });
  return moves;
}
