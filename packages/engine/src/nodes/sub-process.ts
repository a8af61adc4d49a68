import type { SubNode } from '../definition/flow.ts';
import { isRejection, type Rejection } from '../rejection.ts';
import { beginAdHoc } from '../scopes/ad-hoc.ts';
import { completeScope, endToken } from '../scopes/complete.ts';
import { addScope, awaitEventSubs, openScope } from '../scopes/open-scope.ts';
import type { Work } from '../work.ts';
import { leave } from './leave.ts';
import { complete, type Move } from './move.ts';

/** Sub-process 子流程: a scope opens, and a token goes from its start. */
export function beginSub(work: Work, node: SubNode, token: number): readonly Move[] | Rejection {
  if (node.adHoc !== undefined) return beginFreely(work, node, node.adHoc, token);
  const inside = openScope(work, 'sub', node, node.start.id, token, undefined);
  if (isRejection(inside)) return inside;
  complete(work, node.start);
  if (node.start.outgoing.length === 0) return endToken(work, inside.token);
  return leave(work, node.start, inside.token);
}

function beginFreely(
  work: Work,
  node: SubNode,
  adHoc: NonNullable<SubNode['adHoc']>,
  token: number,
): readonly Move[] | Rejection {
  const total = node.start.outgoing.length;
  const loop = { total, done: 0, begun: 0, items: undefined, outputs: undefined, inTurn: undefined };
  const scope = addScope(work, 'sub', node.id, token, undefined, loop);
  const refusal = awaitEventSubs(work, node.id, scope.id, token);
  if (refusal !== undefined) return refusal;
  const moves = beginAdHoc(work, node, adHoc, scope);
  if (moves.length > 0 || adHoc.chosen === true) return moves;
  return completeScope(work, scope);
}
