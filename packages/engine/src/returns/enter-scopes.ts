import { isActivity } from '../definition/is-activity.ts';
import { nodeAt } from '../definition/node-at.ts';
import type { Branch } from '../event-base.ts';
import { awaitBoundary } from '../nodes/enter-activity.ts';
import type { Rejection } from '../rejection.ts';
import { scopeWith, tokenOf } from '../scopes/around.ts';
import { awaitEventSubs } from '../scopes/open-scope.ts';
import { iterationIn, type Scope } from '../scopes/scope.ts';
import { emit, type Work } from '../work.ts';

/**
 * Opens finished scopes again 重新进入, outermost first: the token stands at their activity, and a new one inside. What they wait
 * for is armed anew. Answers the token that stands innermost.
 */
export function enterScopes(
  work: Work,
  outer: number,
  scopes: readonly Scope[],
  lineage: readonly Branch[],
): number | Rejection {
  let token = outer;
  const outermost = scopeWith(work.instance, tokenOf(work.instance, outer)?.scope);
  for (const [index, scope] of scopes.entries()) {
    const refusal = reopen(work, token, scope, indexIn(scope, scopes[index - 1] ?? outermost, lineage));
    if (refusal !== undefined) return refusal;
    const inside = work.instance.next;
    const at = nodeAt(work.flow, scope.node);
    emit(work, {
      type: 'TokenPlaced',
      token: inside,
      node: at?.id ?? scope.node,
      lineage: [],
      scope: scope.id,
    });
    token = inside;
  }
  return token;
}

/** Which iteration of a loop a scope was, as the lineage of what lies in it tells. */
function indexIn(scope: Scope, around: Scope | undefined, lineage: readonly Branch[]): number | undefined {
  if (around?.kind !== 'multi' || scope.kind === 'multi') return undefined;
  return iterationIn(around, lineage);
}

function reopen(work: Work, token: number, scope: Scope, index: number | undefined): Rejection | undefined {
  const around = tokenOf(work.instance, token)?.scope;
  emit(work, {
    type: 'TokenPlaced',
    token,
    node: scope.node,
    lineage: scope.lineage ?? [],
    ...(around === undefined ? undefined : { scope: around }),
    ...(index === undefined ? undefined : { loop: index }),
  });
  const { loop } = scope;
  // One of its iterations is not done any more.
  const again =
    loop === undefined ? scope : { ...scope, loop: { ...loop, done: Math.max(0, loop.done - 1) } };
  emit(work, { type: 'ScopeOpened', scope: { ...again, token } });
  const node = nodeAt(work.flow, scope.node);
  if (node === undefined || !isActivity(node)) return undefined;
  const refusal = index === undefined ? awaitBoundary(work, node, token) : undefined;
  return refusal ?? (scope.kind === 'multi' ? undefined : awaitEventSubs(work, scope.node, scope.id, token));
}
