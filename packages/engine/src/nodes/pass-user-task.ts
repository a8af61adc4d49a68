import type { StartNode, UserNode } from '../definition/flow.ts';
import { isRejection, type Rejection } from '../rejection.ts';
import { pendingReturn } from '../returns/pending.ts';
import { resume } from '../returns/resume.ts';
import { completeActivity } from '../scopes/complete.ts';
import type { Work } from '../work.ts';
import { leave } from './leave.ts';
import { complete } from './move.ts';
import { walk } from './walk.ts';

/**
 * The round at a user task has passed, or the applicant has resubmitted: the token jumps back to whoever returned the
 * case, or goes on along the flow.
 */
export function passUserTask(work: Work, node: UserNode | StartNode, token: number): Rejection | undefined {
  complete(work, node);
  const jumped = jumpedBack(work, node, token);
  if (jumped !== 'stays') return jumped;
  const onward = node.kind === 'user' ? completeActivity(work, node, token) : leave(work, node, token);
  return isRejection(onward) ? onward : walk(work, onward);
}

/** `stays`: no return waits to jump back from here, or the flow has to be walked again. */
export function jumpedBack(
  work: Work,
  node: UserNode | StartNode,
  token: number,
): 'stays' | Rejection | undefined {
  const frame = pendingReturn(work.instance, token, node.id);
  const jumped = frame === undefined ? false : resume(work, frame);
  if (isRejection(jumped)) return jumped;
  if (typeof jumped === 'object') return passUserTask(work, jumped.node, jumped.token);
  return jumped ? undefined : 'stays';
}
