import { isRejection, type Rejection } from '../rejection.ts';
import { emit, type Work } from '../work.ts';
import type { Delegate } from './command.ts';
import { unfitReceiver } from './receiver.ts';
import { decidable } from './task-checks.ts';

/** Delegate 委派: somebody is asked for an opinion; seat, vote and deadline stay the holder's. */
export function delegate(work: Work, command: Delegate): Rejection | undefined {
  const found = decidable(work, command, 'delegate');
  if (isRejection(found)) return found;
  const refusal = unfitReceiver(work, found, command.to);
  const { person } = found.held.holder;
  if (refusal !== undefined || person === undefined) return refusal;
  emit(work, {
    type: 'TaskDelegated',
    task: command.taskId,
    from: person,
    to: command.to,
    ...(command.reason === undefined ? undefined : { reason: command.reason }),
  });
  return undefined;
}
