import type { PersonId } from '../assignment/directory.ts';
import { REMINDER_PAUSE_MS } from '../case/note.ts';
import { hasRight } from '../case/rights.ts';
import type { Token } from '../instance.ts';
import { holdersOf, openTasks, type OpenTask } from '../open-tasks.ts';
import { isRejection, reject, type Rejection } from '../rejection.ts';
import { emit, type Situation, type Work } from '../work.ts';
import { notAllowed } from './task-checks.ts';
import { alreadyClosed, isApplicant, notApplicant } from './withdraw.ts';

/** A holder is left in peace for this long after the task opened. */
const FIRST_REMINDER_MS = 30 * 60_000;
/** Reminders of one round, whoever gives them. */
const REMINDERS_PER_ROUND = 3;

/** The tasks that may be reminded of now, or why none may. */
export function remindable(situation: Situation): readonly OpenTask[] | Rejection {
  const { instance, context, flow } = situation;
  const refusal = alreadyClosed(situation) ?? notReminder(situation);
  if (refusal !== undefined) return refusal;
  if (instance.status === 'returned' && isApplicant(situation))
    return notAllowed(flow.start.id, 'remind', ['resubmit', 'withdraw']);
  const working = instance.tokens.filter(({ round, frozen }) => round !== undefined && frozen === undefined);
  const spared = working.filter((token) => remindersOf(situation, token) < REMINDERS_PER_ROUND);
  if (spared.length === 0) {
    const limit = REMINDERS_PER_ROUND;
    return reject('REMIND_LIMIT', `at most ${limit} reminders of one step`, { limit });
  }
  const nextAllowedAt = Math.max(againAt(situation), Math.min(...spared.map(ripeAt)));
  if (context.now < nextAllowedAt) {
    return reject('TOO_SOON', 'the first reminder after 30 minutes, then one in 24 hours', { nextAllowedAt });
  }
  const ripe = new Set(spared.filter((token) => ripeAt(token) <= context.now).map(({ round }) => round?.id));
  return openTasks(instance).filter(({ round }) => ripe.has(round));
}

/** The applicant may, whoever is in charge, and readers of a copy where the flow says so. */
function notReminder(situation: Situation): Rejection | undefined {
  const { instance, flow, context } = situation;
  const isReader = instance.docket?.copies?.some(({ person }) => person === context.actor) === true;
  if (isReader && flow.settings?.copiesRemind === true) return undefined;
  return hasRight(situation, ['owner']) ? undefined : notApplicant(situation);
}

function remindersOf({ instance }: Situation, { round }: Token): number {
  return instance.docket?.reminded?.find((each) => each.round === round?.id)?.count ?? 0;
}

/** When this actor may remind again. */
function againAt({ instance, context }: Situation): number {
  const last = instance.docket?.reminders?.find(({ by }: { readonly by: PersonId }) => by === context.actor);
  return last === undefined ? 0 : last.at + REMINDER_PAUSE_MS;
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
