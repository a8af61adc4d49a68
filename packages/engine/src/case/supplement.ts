import { notAllowed } from '../commands/task-checks.ts';
import { alreadyClosed, notApplicant } from '../commands/withdraw.ts';
import { holdersOf, openTasks } from '../open-tasks.ts';
import { reject, type Rejection } from '../rejection.ts';
import { emit, type Situation, type Work } from '../work.ts';
import type { Supplement } from './command.ts';
import { noReason } from './rights.ts';

/** Enough for whatever was forgotten, and too few to pester people with. */
const MOST_SUPPLEMENTS = 10;

/** Why the applicant cannot add anything now: what was returned to them is put right instead. */
export function notSupplementable(situation: Situation): Rejection | undefined {
  const { instance, flow } = situation;
  const refusal = alreadyClosed(situation) ?? notApplicant(situation);
  if (refusal !== undefined) return refusal;
  if (instance.status === 'returned')
    return notAllowed(flow.start.id, 'supplement', ['resubmit', 'withdraw']);
  if ((instance.docket?.supplements ?? 0) < MOST_SUPPLEMENTS) return undefined;
  return reject('SUPPLEMENT_LIMIT', `at most ${MOST_SUPPLEMENTS} of one case`, { limit: MOST_SUPPLEMENTS });
}

/** Supplement 补充说明: it decides nothing; whoever works on the case, here or in a business system, learns of it. */
export function supplement(work: Work, { note, files = [] }: Supplement): Rejection | undefined {
  const refusal = notSupplementable(work) ?? noReason(note);
  if (refusal !== undefined) return refusal;
  const open = openTasks(work.instance).filter(({ frozen }) => !frozen);
  emit(work, { type: 'Supplemented', note, files, people: holdersOf(open, work.context) });
  return undefined;
}
