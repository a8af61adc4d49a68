import type { UserNode } from '../definition/flow.ts';
import { isRejection, type Rejection } from '../rejection.ts';
import { openRound, type Reopening } from '../rounds/open-round.ts';
import { isIteration, tokenOf } from '../scopes/around.ts';
import type { Work } from '../work.ts';
import { awaitBoundary, beginAnew } from './enter-activity.ts';
import { walk } from './walk.ts';

/**
 * A token stands at a user task again, put there by a return or from outside: its boundary events are armed anew, its
 * inputs are worked out, all iterations of a loop begin, and a fresh round opens. An iteration begins alone: the activity
 * around it has gone on. It is the caller's to go on from a round that nobody had to be asked for.
 */
export function openAgain(
  work: Work,
  node: UserNode,
  token: number,
  reopening: Reopening,
): 'waits' | 'passed' | Rejection {
  if (node.activity === undefined) return openRound(work, node, token, reopening);
  const at = tokenOf(work.instance, token);
  if (at !== undefined && isIteration(work.instance, at))
    return walk(work, [{ token, to: node.id, begins: true }]) ?? 'waits';
  const refusal = awaitBoundary(work, node, token);
  if (refusal !== undefined) return refusal;
  if (node.activity.loop === undefined && node.activity.inputs.length === 0)
    return openRound(work, node, token, reopening);
  const moves = beginAnew(work, node, token);
  return isRejection(moves) ? moves : (walk(work, moves) ?? 'waits');
}
