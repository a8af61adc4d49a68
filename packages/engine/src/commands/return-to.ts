import { pauseClock } from '../clock/pause.ts';
import { isRejection, reject, type Rejection } from '../rejection.ts';
import { goBack } from '../returns/go-back.ts';
import { closeRound } from '../rounds/close-round.ts';
import { openRevision } from '../rounds/open-revision.ts';
import { openRound } from '../rounds/open-round.ts';
import { passUserTask } from '../nodes/pass-user-task.ts';
import { unknownNode } from '../nodes/unknown-node.ts';
import { emit, type Work } from '../work.ts';
import type { Resume, ReturnTo } from './command.ts';
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
  giveUp(work, found, command.opinion);
  return to.visit === undefined ? toApplicant(work, found, command) : toNode(work, found, command, to.visit);
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
  const token = work.instance.tokens.find(({ id }) => id === held.token.id);
  if (token !== undefined) closeRound(work, token, 'cancelled', 'returned');
}

function toApplicant(work: Work, { held, node }: Decidable, command: ReturnTo): undefined {
  goBack(work, held, node, { node: work.flow.start.id, order: 0, lineage: [] }, command);
  pauseClock(work);
  openRevision(work, held.token.id);
  return undefined;
}

function toNode(
  work: Work,
  { held, node }: Decidable,
  command: ReturnTo,
  visit: NonNullable<Destination['visit']>,
): Rejection | undefined {
  const target = work.flow.nodes[visit.node];
  if (target?.kind !== 'user') return unknownNode(visit.node);
  goBack(work, held, node, { node: visit.node, order: visit.no, lineage: visit.lineage ?? [] }, command);
  const opened = openRound(work, target, held.token.id, {
    ...(command.resume === 'jumpBack' ? { order: visit.no } : undefined),
    ...(visit.by === undefined ? undefined : { lastActor: visit.by }),
  });
  if (opened === 'passed') return passUserTask(work, target, held.token.id);
  return isRejection(opened) ? opened : undefined;
}
