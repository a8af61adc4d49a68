import type { UserNode } from '../definition/flow.ts';
import { isRejection, type Rejection } from '../rejection.ts';
import type { Reopening } from '../rounds/open-round.ts';
import type { Work } from '../work.ts';
import { openAgain } from './open-again.ts';
import { passUserTask } from './pass-user-task.ts';

/** Asks the people of a user task again 重新办理; goes on at once where nobody has to be asked. */
export function askAgain(
  work: Work,
  node: UserNode,
  token: number,
  reopening: Reopening,
): Rejection | undefined {
  const opened = openAgain(work, node, token, reopening);
  if (opened === 'passed') return passUserTask(work, node, token);
  return isRejection(opened) ? opened : undefined;
}
