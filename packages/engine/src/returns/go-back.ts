import type { ReturnTo } from '../commands/command.ts';
import type { UserNode } from '../definition/flow.ts';
import type { Token } from '../instance.ts';
import { isRejection, type Rejection } from '../rejection.ts';
import type { HeldTask } from '../rounds/held-task.ts';
import { scopeWith, tokenOf } from '../scopes/around.ts';
import { cancelActivity, dropFrozenBy } from '../scopes/cancel.ts';
import { levelsBetween, type LevelsBetween } from '../scopes/levels.ts';
import type { Wait } from '../scopes/scope.ts';
import { closeWaits } from '../waits/close-waits.ts';
import { emit, type Work } from '../work.ts';
import { dropToken, freeze, inside, siblings } from './branches.ts';
import { enterScopes } from './enter-scopes.ts';
import { restoreArrivals } from './restore.ts';
import { placeKey, supersededBy, type Place } from './superseded.ts';
import { standing } from './targets.ts';

/**
 * Moves a returned round's line of work to an earlier place, and answers the token that stands there. Out of a fork its
 * sibling branches are frozen until it jumps back, or cancelled when the flow is walked again; into a finished block the
 * other branches stand arrived. A sub-process is left, or entered again, in the same way.
 */
export function goBack(
  work: Work,
  held: HeldTask,
  node: UserNode,
  place: Place,
  command: ReturnTo,
): number | Rejection {
  const { token } = held;
  const { lineage } = standing(token, held.round);
  const levels = levelsBetween(work.instance, token.scope, place.scope);
  const mover = moverOf(work, token, levels);
  const beside = siblings(work.instance, token.id, lineage, place.lineage);
  const contents = mover === token.id ? [] : inside(work.instance, mover);
  const isRewalk = command.resume === 'rewalk';
  if (isRewalk) giveUp(work, mover, beside);
  else closeWaits(work, (wait) => isLeft(wait, [mover, token.id], levels.left));
  restoreArrivals(work, lineage, place.lineage, levels.common);
  const target = enterScopes(work, mover, levels.entered, place.lineage);
  if (isRejection(target)) return target;
  const returnNo = noteReturn(work, held, node, place, command, { target, mover });
  if (!isRewalk) for (const each of [...beside, ...contents]) freeze(work, each, returnNo);
  emit(work, {
    type: 'TokenPlaced',
    token: target,
    node: place.node,
    lineage: place.lineage,
    ...(place.scope === undefined ? undefined : { scope: place.scope }),
    ...iterationAt(work, place),
  });
  return target;
}

/** Which iteration of a loop the place is. */
function iterationAt({ instance }: Work, { node, scope, lineage }: Place): { loop: number } | undefined {
  const around = scopeWith(instance, scope);
  if (around?.kind !== 'multi' || around.node !== node) return undefined;
  return { loop: Number(lineage.find(({ fork }) => fork === around.id)?.flows[0]?.slice(1) ?? 0) };
}

/** The token that leaves: that of the task, or that of the outermost sub-process which is left with it. */
function moverOf({ instance }: Work, token: Token, { left }: LevelsBetween): number {
  const outermost = left.at(-1);
  return outermost === undefined ? token.id : (tokenOf(instance, outermost.token)?.id ?? token.id);
}

/** What is waited for at a place that is left, or by the event sub-processes of a scope that is. */
function isLeft({ token, scope }: Wait, tokens: readonly number[], scopes: LevelsBetween['left']): boolean {
  return token === undefined ? scopes.some(({ id }) => id === scope) : tokens.includes(token);
}

/** The flow is walked again: nothing beside it or inside it will be needed. */
function giveUp(work: Work, mover: number, beside: readonly Token[]): void {
  dropFrozenBy(work, mover);
  for (const sibling of beside) if (sibling.id !== mover) dropToken(work, sibling);
  cancelActivity(work, mover, 'returned');
}

/** Numbers the return; those that jump back are remembered with where they came from. */
function noteReturn(
  work: Work,
  { token, round, holder }: HeldTask,
  node: UserNode,
  place: Place,
  command: ReturnTo,
  { target, mover }: { readonly target: number; readonly mover: number },
): number {
  const returnNo = work.instance.next;
  const { order, lineage } = standing(token, round);
  const returner = round.seats.length === 1 ? holder.person : undefined;
  const isRewalk = command.resume === 'rewalk';
  // Of a whole block the node that was named, not the fork that leads there.
  const named =
    command.target.kind === 'node' && command.target.whole === true ? command.target.node : undefined;
  emit(work, {
    type: 'Returned',
    returnNo,
    token: target,
    from: node.id,
    target: named ?? (place.node === work.flow.start.id ? 'applicant' : place.node),
    targetNode: named ?? place.node,
    ...(named === undefined ? undefined : { whole: true }),
    resume: command.resume,
    order,
    lineage,
    ...(returner === undefined ? undefined : { returner }),
    ...(mover === token.id || isRewalk ? undefined : { inside: token.id }),
    ...(mover === target || isRewalk ? undefined : { outside: mover }),
    superseded: isRewalk ? superseded(work, place) : [],
    ...(command.opinion === undefined ? undefined : { opinion: command.opinion }),
    ...(command.mend === undefined ? undefined : { mend: command.mend }),
  });
  return returnNo;
}

/** Also the target's own earlier visit: it decides anew. */
function superseded({ flow, instance }: Work, place: Place): readonly string[] {
  return [...new Set([placeKey(place), ...supersededBy(flow, instance, place)])];
}
