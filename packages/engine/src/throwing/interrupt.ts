import type { BoundaryNode } from '../definition/flow.ts';
import { leave } from '../nodes/leave.ts';
import { complete, type Move } from '../nodes/move.ts';
import type { Rejection } from '../rejection.ts';
import { abandonReturn } from '../returns/abandon.ts';
import { tokenOf } from '../scopes/around.ts';
import { cancelActivity } from '../scopes/cancel.ts';
import { endToken } from '../scopes/complete.ts';
import { emit, type Work } from '../work.ts';

/**
 * A boundary event 边界事件 happens (BPMN 2.0 §13.5.3): interrupting, the activity ends and its token goes the event's way;
 * otherwise a token beside it does.
 */
export function happenAtBoundary(
  work: Work,
  boundary: BoundaryNode,
  host: number,
): readonly Move[] | Rejection {
  const token = boundary.interrupting ? divert(work, boundary, host) : spawn(work, boundary, host);
  if (token === undefined) return [];
  complete(work, boundary);
  return boundary.outgoing.length === 0 ? endToken(work, token) : leave(work, boundary, token);
}

function divert(work: Work, { id: node }: BoundaryNode, host: number): number | undefined {
  const frame = work.instance.returns?.findLast(({ token }) => token === host);
  // The way of the event is another one than that which a return would jump over.
  if (frame !== undefined) abandonReturn(work, frame);
  cancelActivity(work, host, 'interrupted');
  const at = tokenOf(work.instance, host);
  if (at === undefined) return undefined;
  const { lineage = [], scope } = at;
  emit(work, {
    type: 'TokenPlaced',
    token: host,
    node,
    lineage,
    ...(scope === undefined ? undefined : { scope }),
  });
  return host;
}

/** All tokens that come from one activity this way are branches of one fork, and the activity is another. */
function spawn(work: Work, { id: node, host: hostNode }: BoundaryNode, host: number): number | undefined {
  const at = tokenOf(work.instance, host);
  if (at === undefined) return undefined;
  const lineage = at.lineage ?? [];
  const own = `@${hostNode}`;
  const isFork = lineage.at(-1)?.flows[0] === own;
  const fork = isFork ? (lineage.at(-1)?.fork ?? 0) : work.instance.next;
  const token = isFork ? work.instance.next : work.instance.next + 1;
  const outer = isFork ? lineage.slice(0, -1) : lineage;
  emit(work, {
    type: 'BranchSpawned',
    node,
    token,
    lineage: [...outer, { fork, flows: [`${node}#${token}`] }],
    host,
    hostLineage: [...outer, { fork, flows: [own] }],
  });
  return token;
}
