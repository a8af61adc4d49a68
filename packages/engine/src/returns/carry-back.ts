import { pauseClock } from '../clock/pause.ts';
import type { ReturnTo } from '../commands/command.ts';
import type { Destination } from '../commands/return-target.ts';
import type { Decidable } from '../commands/task-checks.ts';
import { nodeAt } from '../definition/node-at.ts';
import { askAgain } from '../nodes/ask-again.ts';
import { unknownNode } from '../nodes/unknown-node.ts';
import { isRejection, type Rejection } from '../rejection.ts';
import { openRevision } from '../rounds/open-revision.ts';
import type { Work } from '../work.ts';
import { goBack } from './go-back.ts';
import type { Place } from './superseded.ts';
import { forkAgain } from './whole-fork.ts';

/** Carries the case from a round that is closed to where a return goes; a fresh full round opens there. */
export function carryBack(
  work: Work,
  found: Decidable,
  command: ReturnTo,
  { visit, whole }: Destination,
): Rejection | undefined {
  if (whole !== undefined) return toFork(work, found, command, whole);
  return visit === undefined ? toApplicant(work, found, command) : toNode(work, found, command, visit);
}

function toApplicant(work: Work, { held, node }: Decidable, command: ReturnTo): Rejection | undefined {
  const token = goBack(work, held, node, { node: work.flow.start.id, order: 0, lineage: [] }, command);
  if (isRejection(token)) return token;
  pauseClock(work);
  openRevision(work, token);
  return undefined;
}

function toNode(
  work: Work,
  { held, node }: Decidable,
  command: ReturnTo,
  visit: NonNullable<Destination['visit']>,
): Rejection | undefined {
  const target = nodeAt(work.flow, visit.node);
  if (target?.kind !== 'user') return unknownNode(visit.node);
  const { no: order, lineage = [], scope } = visit;
  const token = goBack(work, held, node, { node: visit.node, order, lineage, scope }, command);
  if (isRejection(token)) return token;
  return askAgain(work, target, token, {
    ...(command.resume === 'jumpBack' ? { order } : undefined),
    ...(visit.by === undefined ? undefined : { lastActor: visit.by }),
  });
}

/**
 * The fork is passed anew, with all its branches. It is always walked from there: which of them would jump back to the returner,
 * nobody could say.
 */
function toFork(
  work: Work,
  { held, node }: Decidable,
  command: ReturnTo,
  place: Place,
): Rejection | undefined {
  const token = goBack(work, held, node, place, { ...command, resume: 'rewalk' });
  return isRejection(token) ? token : forkAgain(work, place.node, token);
}
