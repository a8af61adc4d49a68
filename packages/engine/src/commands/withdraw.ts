import { takeBack } from '../case/take-back.ts';
import { finish } from '../finish.ts';
import { reject, type Rejection } from '../rejection.ts';
import type { Situation, Work } from '../work.ts';
import type { Withdraw } from './command.ts';

/** Is it the applicant who acts, or somebody who may act for them 代办? */
export function isApplicant({ instance, context }: Situation): boolean {
  return context.actor === instance.applicant || context.actingFor === instance.applicant;
}

/** Only the applicant acts on the case as such. */
export function notApplicant(situation: Situation): Rejection | undefined {
  const { context } = situation;
  if (isApplicant(situation)) return undefined;
  return reject('NOT_YOUR_INSTANCE', 'the applicant of the case', { actor: context.actor ?? null });
}

/** Refuses when the case is closed. */
export function alreadyClosed({ instance }: Situation): Rejection | undefined {
  if (instance.status !== 'closed') return undefined;
  return reject('INSTANCE_CLOSED', 'a case that is under way', { outcome: instance.outcome ?? null });
}

/**
 * May the applicant withdraw? As long as the flow says (else until the first vote), and whenever the case is back in their
 * own hands: nobody else works on it then, and without this a case that the applicant gives up could never end.
 */
export function notWithdrawable(situation: Situation): Rejection | undefined {
  const refusal = alreadyClosed(situation) ?? notApplicant(situation);
  if (refusal !== undefined) return refusal;
  const { status, voted } = situation.instance;
  const until = situation.flow.settings?.withdraw ?? 'untilFirstVote';
  if (status === 'returned' || until === 'untilClose') return undefined;
  if (until === 'untilFirstVote' && voted !== true) return undefined;
  return reject('NOT_WITHDRAWABLE', 'a case on which nobody has decided yet', { until });
}

/** Withdraw 撤回: closes the case with outcome withdrawn, or gives it back to be changed where the flow says so. */
export function withdraw(work: Work, command: Withdraw): Rejection | undefined {
  const refusal = notWithdrawable(work);
  if (refusal !== undefined) return refusal;
  const toDraft = work.flow.settings?.withdrawTo === 'draft' && work.instance.status === 'running';
  return toDraft ? takeBack(work, command.reason) : finish(work, 'withdrawn', 'withdrawn', command.reason);
}
