import { grantorFor } from '../assignment/stand-in.ts';
import { findTask } from '../rounds/held-task.ts';
import type { Work } from '../work.ts';
import type { Command } from './command.ts';
import { isCandidate } from './task-checks.ts';

/** 代办: events of a command on somebody else's task carry in whose place the actor stands. */
export function noteStandIn(work: Work, command: Command): void {
  const { actor, substitutions } = work.context;
  if (substitutions === undefined || actor === undefined || !('taskId' in command)) return;
  const held = command.taskId === undefined ? undefined : findTask(work.instance, command.taskId);
  if (held === undefined || held.holder.person === actor) return;
  if (held.holder.person === undefined && isCandidate(work, held.holder.pool ?? [], actor)) return;
  const onBehalfOf = grantorFor(work, held, actor);
  if (onBehalfOf !== undefined) work.stamp = { ...work.stamp, onBehalfOf };
}
