import { isRejection, reject, type Rejection } from '../rejection.ts';
import { emit, type Situation, type Work } from '../work.ts';
import type { Resolve, TakeBack } from './command.ts';
import { isBlank, noOpinion } from './opinion.ts';
import { openTask, staleVersion, type TaskCommand } from './task-checks.ts';

/** A delegation under way. */
interface Delegation {
  readonly from: number;
  readonly to: number;
}

/** May the actor answer this delegation, or end it? `as` = the side of it that the actor has to be on. */
export function delegated(
  situation: Situation,
  command: TaskCommand,
  as: 'delegate' | 'holder',
): Delegation | Rejection {
  const held = openTask(situation.instance, command.taskId);
  if (isRejection(held)) return held;
  const { person, delegate } = held.holder;
  const { actor } = situation.context;
  const { taskId } = command;
  if (person === undefined || actor === undefined || (delegate === undefined && actor !== person)) {
    return reject('NOT_YOUR_TASK', 'a task that was delegated', { taskId, holder: person ?? null });
  }
  if (delegate === undefined) return reject('NOT_DELEGATED', 'a task that is delegated', { taskId });
  if (actor !== (as === 'holder' ? person : delegate)) {
    return reject('NOT_YOUR_TASK', `the ${as} of the task`, { taskId, holder: person, delegate });
  }
  return staleVersion(held.holder, command) ?? { from: person, to: delegate };
}

/** Resolve: the delegate has answered 委派办结, and the holder's task is open again. */
export function resolve(work: Work, command: Resolve): Rejection | undefined {
  const found = delegated(work, command, 'delegate');
  if (isRejection(found)) return found;
  const { taskId: task, opinion } = command;
  if (opinion === undefined || isBlank(opinion)) return noOpinion('resolve');
  emit(work, { type: 'TaskResolved', task, ...found, opinion });
  return undefined;
}

/** Take back 取回委派: the holder decides without the delegate. */
export function takeBack(work: Work, command: TakeBack): Rejection | undefined {
  const found = delegated(work, command, 'holder');
  if (isRejection(found)) return found;
  emit(work, { type: 'DelegationEnded', task: command.taskId, ...found });
  return undefined;
}
