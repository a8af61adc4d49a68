import { tokenOf } from '../scopes/around.ts';
import { isRejection, reject, type Rejection } from '../rejection.ts';
import { carryBack } from '../returns/carry-back.ts';
import { closeRound } from '../rounds/close-round.ts';
import { voteBack } from '../rounds/vote.ts';
import { emit, type Work } from '../work.ts';
import type { Resume, ReturnTarget, ReturnTo } from './command.ts';
import { missingOpinion } from './opinion.ts';
import { destination, type Destination } from './return-target.ts';
import { decidable, type Decidable } from './task-checks.ts';

/** Return 退回 to the applicant or to a node visited before; a fresh full round opens there. */
export function returnTo(work: Work, command: ReturnTo): Rejection | undefined {
  const found = decidable(work, command, 'returnTo');
  if (isRejection(found)) return found;
  const refusal =
    resumeNotOffered(found, command.resume) ??
    missingOpinion(found.node.approval, 'returnTo', command.opinion);
  if (refusal !== undefined) return refusal;
  const to = destination(work, found, command.target);
  if (isRejection(to)) return to;
  const isVoter = found.held.holder.added?.role !== 'decider';
  if (found.node.approval.onReturn === 'count' && isVoter) return countReturn(work, found, command, to);
  giveUp(work, found, command.opinion);
  return carryBack(work, found, command, to);
}

/** The return is a reject vote; the case goes back should the round fail. */
function countReturn(
  work: Work,
  { held, node }: Decidable,
  { resume, opinion }: ReturnTo,
  { visit, whole }: Destination,
): Rejection | undefined {
  const target =
    visit === undefined ? ({ kind: 'applicant' } as const) : nodeTarget(visit.node, whole !== undefined);
  return voteBack(work, held, node, { target, resume }, opinion);
}

function nodeTarget(node: string, whole: boolean): ReturnTarget {
  return whole ? { kind: 'node', node, whole } : { kind: 'node', node };
}

function resumeNotOffered({ node }: Decidable, resume: Resume): Rejection | undefined {
  const allowed = node.approval.resume;
  if (allowed.includes(resume)) return undefined;
  const fact = { node: node.id, action: 'returnTo', resume, allowed };
  return reject('NOT_ALLOWED_AT_NODE', 'a way to go on that this step offers', fact);
}

/** The returner's round is cancelled, the other seats with it. */
function giveUp(work: Work, { held, node }: Decidable, opinion: string | undefined): void {
  emit(work, {
    type: 'TaskClosed',
    task: held.task,
    node: node.id,
    round: held.round.id,
    outcome: 'returned',
    ...(opinion === undefined ? undefined : { opinion }),
  });
  const token = tokenOf(work.instance, held.token.id);
  if (token !== undefined) closeRound(work, token, 'cancelled', 'returned');
}
