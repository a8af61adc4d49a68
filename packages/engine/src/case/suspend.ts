import { alreadyClosed } from '../commands/withdraw.ts';
import { reject, type Rejection } from '../rejection.ts';
import { emit, type Situation, type Work } from '../work.ts';
import type { Suspend, Unsuspend } from './command.ts';
import { IN_CHARGE, noRight, type Right } from './rights.ts';

/** What can be asked of a case that stands still: to go on, to end, and what decides nothing. */
const WHILE_SUSPENDED: ReadonlySet<string> = new Set([
  'suspend',
  'unsuspend',
  'terminate',
  'void',
  'copy',
  'readCopy',
  'replySupervision',
  // Another system goes on with what it does.
  'progressWork',
  // A timer that comes due is paused, so this does nothing.
  'fireTimer',
]);

/** Refuses what decides something while the case is suspended 挂起. */
export function whileSuspended({ instance }: Situation, command: string): Rejection | undefined {
  const reasons = instance.docket?.suspended;
  if (reasons === undefined || WHILE_SUSPENDED.has(command)) return undefined;
  return reject('SUSPENDED', 'a case that is not suspended', { reasons });
}

/** Suspend 挂起: one more reason why the case stands still. A reason that is there already changes nothing. */
export function suspend(work: Work, { reason, note }: Suspend): Rejection | undefined {
  const refusal = alreadyClosed(work) ?? noRight(work, rightsFor(reason));
  if (refusal !== undefined) return refusal;
  const before = work.instance.docket?.suspended ?? [];
  if (before.includes(reason)) return undefined;
  emit(work, { type: 'Suspended', reason, ...(note === undefined ? undefined : { note }) });
  if (before.length === 0) tellTasks(work, 'TaskFrozen');
  return undefined;
}

/** Resume 解除挂起: when the last reason is gone, tasks and their timers go on with the time that was left. */
export function unsuspend(work: Work, { reason, note }: Unsuspend): Rejection | undefined {
  const refusal = alreadyClosed(work) ?? noRight(work, rightsFor(reason));
  if (refusal !== undefined) return refusal;
  if (work.instance.docket?.suspended?.includes(reason) !== true) return undefined;
  emit(work, { type: 'Unsuspended', reason, ...(note === undefined ? undefined : { note }) });
  if (work.instance.docket?.suspended === undefined) tellTasks(work, 'TaskThawed');
  return undefined;
}

/** A whole service is suspended by the administrator; one case by whoever is in charge of it. */
function rightsFor(reason: Suspend['reason']): readonly Right[] {
  return reason === 'definition' ? ['admin'] : IN_CHARGE;
}

/** The inbox shows the tasks grey, or as before. Those that a return has frozen are grey anyway. */
function tellTasks(work: Work, type: 'TaskFrozen' | 'TaskThawed'): void {
  for (const { frozen, round } of work.instance.tokens) {
    if (frozen !== undefined) continue;
    for (const { task } of round?.seats ?? []) if (task !== undefined) emit(work, { type, task });
  }
}
