import type { PersonId } from '../assignment/directory.ts';
import { REMINDER_PAUSE_MS } from '../case/note.ts';
import { hasRight } from '../case/rights.ts';
import type { Wait } from '../scopes/scope.ts';
import { openWaits } from '../open-waits.ts';
import { holdersOf, openTasks, type OpenTask } from '../open-tasks.ts';
import { isRejection, reject, type Rejection } from '../rejection.ts';
import { emit, type Situation, type Work } from '../work.ts';
import { notAllowed } from './task-checks.ts';
import { alreadyClosed, isApplicant, notApplicant } from './withdraw.ts';

/** A holder is left in peace for this long after the task opened. */
const FIRST_REMINDER_MS = 30 * 60_000;
/** Reminders of one round, or of one piece of work, whoever gives them. */
const REMINDERS_PER_ROUND = 3;

/** Whom a reminder reaches: people by their tasks, other systems by what is waited for. */
export interface Remindable {
  readonly tasks: readonly OpenTask[];
  readonly works: readonly Wait[];
}

/** What may be reminded of: a round, or work of another system. */
interface Asked {
  readonly id: number;
  readonly since: number;
}

/** What may be reminded of now, or why nothing may. */
export function remindable(situation: Situation): Remindable | Rejection {
  const { instance, context, flow } = situation;
  const refusal = alreadyClosed(situation) ?? notReminder(situation);
  if (refusal !== undefined) return refusal;
  if (instance.status === 'returned' && isApplicant(situation))
    return notAllowed(flow.start.id, 'remind', ['resubmit', 'withdraw']);
  const works = openWaits(instance).filter(({ kind, frozen }) => kind === 'work' && !frozen);
  const spared = [...openRounds(situation), ...works.map(asWork)].filter(
    ({ id }) => remindersOf(situation, id) < REMINDERS_PER_ROUND,
  );
  if (spared.length === 0) {
    const limit = REMINDERS_PER_ROUND;
    return reject('REMIND_LIMIT', `at most ${limit} reminders of one step`, { limit });
  }
  const nextAllowedAt = Math.max(againAt(situation), Math.min(...spared.map(ripeAt)));
  if (context.now < nextAllowedAt) {
    return reject('TOO_SOON', 'the first reminder after 30 minutes, then one in 24 hours', { nextAllowedAt });
  }
  const ripe = new Set(spared.filter((asked) => ripeAt(asked) <= context.now).map(({ id }) => id));
  return {
    tasks: openTasks(instance).filter(({ round }) => ripe.has(round)),
    works: works.filter(({ id }) => ripe.has(id)),
  };
}

function openRounds({ instance }: Situation): readonly Asked[] {
  return instance.tokens.flatMap(({ round, frozen }) =>
    round === undefined || frozen !== undefined ? [] : [{ id: round.id, since: round.since }],
  );
}

function asWork({ id, since }: Wait): Asked {
  return { id, since: since ?? 0 };
}

/** The applicant may, whoever is in charge, and readers of a copy where the flow says so. */
function notReminder(situation: Situation): Rejection | undefined {
  const { instance, flow, context } = situation;
  const isReader = instance.docket?.copies?.some(({ person }) => person === context.actor) === true;
  if (isReader && flow.settings?.copiesRemind === true) return undefined;
  return hasRight(situation, ['owner']) ? undefined : notApplicant(situation);
}

function remindersOf({ instance }: Situation, asked: number): number {
  return instance.docket?.reminded?.find((each) => each.round === asked)?.count ?? 0;
}

/** When this actor may remind again. */
function againAt({ instance, context }: Situation): number {
  const last = instance.docket?.reminders?.find(({ by }: { readonly by: PersonId }) => by === context.actor);
  return last === undefined ? 0 : last.at + REMINDER_PAUSE_MS;
}

function ripeAt({ since }: Asked): number {
  return since + FIRST_REMINDER_MS;
}

/** Remind 催办: whoever holds an open task long enough is told, and so is a system that works on it; who has voted is not. */
export function remind(work: Work): Rejection | undefined {
  const found = remindable(work);
  if (isRejection(found)) return found;
  const { tasks, works } = found;
  emit(work, {
    type: 'Reminded',
    recipients: holdersOf(tasks, work.context),
    tasks: tasks.map(({ task }) => task),
    ...(works.length === 0 ? undefined : { works: works.map(({ id }) => id) }),
  });
  return undefined;
}
