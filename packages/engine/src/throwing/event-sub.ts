import type { SubNode } from '../definition/flow.ts';
import { leave } from '../nodes/leave.ts';
import { complete, type Move } from '../nodes/move.ts';
import { isRejection, type Rejection } from '../rejection.ts';
import { scopeWith, tokenOf } from '../scopes/around.ts';
import { emptyScope } from '../scopes/cancel.ts';
import { openScope } from '../scopes/open-scope.ts';
import { emit, type Work } from '../work.ts';

/**
 * An event sub-process 事件子流程 begins in a scope (undefined: the process): interrupting, everything else in that scope ends
 * first (BPMN 2.0 §13.5.4). `cause`: the token that asked for compensation.
 */
export function beginEventSub(
  work: Work,
  sub: SubNode,
  around: number | undefined,
  cause?: number,
): readonly Move[] | Rejection {
  const isUndo = sub.start.trigger?.on === 'compensation';
  if (sub.start.interrupting && !isUndo) emptyScope(work, around, 'interrupted');
  const fork = work.instance.next;
  const token = fork + 1;
  emit(work, {
    type: 'TokenPlaced',
    token,
    node: sub.id,
    lineage: [...lineageAround(work, around), { fork, flows: [`!${sub.id}`] }],
    ...(around === undefined ? undefined : { scope: around }),
    ...(cause === undefined ? undefined : { cause }),
  });
  const inside = openScope(work, 'event', sub, sub.start.id, token, undefined);
  if (isRejection(inside)) return inside;
  complete(work, sub.start);
  return leave(work, sub.start, inside.token);
}

function lineageAround({ instance }: Work, around: number | undefined) {
  const scope = scopeWith(instance, around);
  return scope === undefined ? [] : (tokenOf(instance, scope.token)?.lineage ?? []);
}
