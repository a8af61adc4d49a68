import type { UserNode, WorkNode } from '../definition/flow.ts';
import { isRejection, type Rejection } from '../rejection.ts';
import type { Reopening } from '../rounds/open-round.ts';
import type { Work } from '../work.ts';
import { awaitBoundary, beginAnew } from './enter-activity.ts';
import { openAgain } from './open-again.ts';
import { passUserTask } from './pass-user-task.ts';
import { walk } from './walk.ts';

/** Asks the people of a user task, or another system, again 重新办理; goes on at once where nobody has to be asked. */
export function askAgain(
  work: Work,
  node: UserNode | WorkNode,
  token: number,
  reopening: Reopening,
): Rejection | undefined {
  if (node.kind === 'work') return beginAgain(work, node, token);
  const opened = openAgain(work, node, token, reopening);
  if (opened === 'passed') return passUserTask(work, node, token);
  return isRejection(opened) ? opened : undefined;
}

function beginAgain(work: Work, node: WorkNode, token: number): Rejection | undefined {
  const refusal = awaitBoundary(work, node, token);
  if (refusal !== undefined) return refusal;
  const moves = beginAnew(work, node, token);
  return isRejection(moves) ? moves : walk(work, moves);
}
