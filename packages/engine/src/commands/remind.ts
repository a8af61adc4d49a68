import type { Token } from '../instance.ts';
import { holdersOf, openTasks, type OpenTask } from '../open-tasks.ts';
import { isRejection, reject, type Rejection } from '../rejection.ts';
import { emit, type Situation, type Work } from '../work.ts';
import { notAllowed } from './task-checks.ts';
import { alreadyClosed, notApplicant } from './withdraw.ts';

/** A holder is left in peace for this long after the task opened. */
const FIRST_REMINDER_MS = 30 * 60_000;
/** One reminder per case in this time. */
const REMINDER_PAUSE_MS = 24 * 60 * 60_000;

/** The tasks that may be reminded of now, or why none may. */
export function remindable(situation: Situation): readonly OpenTask[] | Rejection {
  const refusal = alreadyClosed(situation) ?? notApplicant(situation);
  if (refusal !== undefined) return refusal;
  const { instance, context } = situation;
  if (instance.status === 'returned')
    return notAllowed(situation.flow.start.id, 'remind', ['resubmit', 'withdraw']);
  const working = instance.tokens.filter(({ round, frozen }) => round !== undefined && frozen === undefined);
  const again = instance.remindedAt === undefined ? 0 : instance.remindedAt + REMINDER_PAUSE_MS;
  const oldest = Math.min(...working.map(ripeAt));
  const nextAllowedAt = Math.max(again, oldest);
  if (context.now < nextAllowedAt) {
    return reject('TOO_SOON', 'the first reminder after 30 minutes, then one in 24 hours', { nextAllowedAt });
  }
  const ripe = new Set(working.filter((token) => ripeAt(token) <= context.now).map(({ round }) => round?.id));
  return openTasks(instance).filter(({ round }) => ripe.has(round));
}

function ripeAt({ round }: Token): number {
  return (round?.since ?? 0) + FIRST_REMINDER_MS;
}

/** Remind 催办: whoever holds an open task long enough is told; who has voted is not. */
export function remind(work: Work): Rejection | undefined {
  const tasks = remindable(work);
  if (isRejection(tasks)) return tasks;
  emit(work, {
    type: 'Reminded',
    recipients: holdersOf(tasks, work.context),
    tasks: tasks.map(({ task }) => task),
  });
  return undefined;
}
