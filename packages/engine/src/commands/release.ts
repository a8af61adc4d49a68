import type { Principal } from '../events.ts';
import { isRejection, type Rejection } from '../rejection.ts';
import { emit, type Situation, type Work } from '../work.ts';
import type { Release } from './command.ts';
import { notAllowed, ownTask, type TaskCommand } from './task-checks.ts';

/** Who may claim this task when the actor gives it back, or why they cannot: it was no pool's. */
export function releasable(situation: Situation, command: TaskCommand): readonly Principal[] | Rejection {
  const held = ownTask(situation, command);
  if (isRejection(held)) return held;
  return held.holder.pool ?? notAllowed(held.token.node, 'release', []);
}

/** Release 释放: whoever may claim the task sees it again. */
export function release(work: Work, command: Release): Rejection | undefined {
  const principals = releasable(work, command);
  if (isRejection(principals)) return principals;
  emit(work, { type: 'TaskReleased', task: command.taskId, principals });
  return undefined;
}
