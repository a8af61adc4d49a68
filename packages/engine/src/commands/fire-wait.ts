import { walk } from '../nodes/walk.ts';
import type { Move } from '../nodes/move.ts';
import { isRejection, reject, type Rejection } from '../rejection.ts';
import { tokenOf } from '../scopes/around.ts';
import type { Wait } from '../scopes/scope.ts';
import { trigger } from '../waits/trigger.ts';
import type { Work } from '../work.ts';
import type { CompleteWork, FireWait } from './command.ts';
import { fillFromWork } from './fill-from-work.ts';
import { alreadyClosed } from './withdraw.ts';

/** The open wait of a command, or why nothing waits. Frozen branches wait for their return first. */
export function openWaitOf(work: Work, id: number): Wait | Rejection {
  const closed = alreadyClosed(work);
  if (closed !== undefined) return closed;
  const wait = work.instance.waits?.find((each) => each.id === id);
  if (wait === undefined) return reject('NOT_WAITING', 'something that is still waited for', { wait: id });
  const token = wait.token === undefined ? undefined : tokenOf(work.instance, wait.token);
  if (token?.frozen === undefined) return wait;
  return reject('FROZEN', 'a branch that is not frozen by a return', { wait: id });
}

/**
 * Fires a wait 触发等待项. A timer that comes too early, or too late for anybody to wait for it, does nothing: the job that
 * fires it cannot know.
 */
export function fireWait(work: Work, { wait: id, variables }: FireWait): Rejection | undefined {
  const wait = openWaitOf(work, id);
  if (isRejection(wait)) return wait.code === 'FROZEN' ? wait : undefined;
  if (wait.kind === 'work') return notThat(wait, 'completeWork');
  if (wait.at !== undefined && work.context.now < wait.at) return undefined;
  return goOn(work, trigger(work, wait, variables));
}

/** Work 外部工作 is done: the flow goes on with what it gave. */
export function completeWork(work: Work, { wait: id, variables }: CompleteWork): Rejection | undefined {
  const wait = openWaitOf(work, id);
  if (isRejection(wait)) return wait;
  if (wait.kind !== 'work') return notThat(wait, 'fireWait');
  return fillFromWork(work, wait, variables) ?? goOn(work, trigger(work, wait, variables));
}

export function goOn(work: Work, moves: readonly Move[] | Rejection): Rejection | undefined {
  return isRejection(moves) ? moves : walk(work, moves);
}

export function notThat({ id, kind }: Wait, command: string): Rejection {
  return reject('NOT_WAITING', `a wait for which ${command} is meant`, { wait: id, kind });
}
