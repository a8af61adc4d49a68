import { nodeAt } from '../definition/node-at.ts';
import { passUserTask } from '../nodes/pass-user-task.ts';
import { unknownNode } from '../nodes/unknown-node.ts';
import { isRejection, reject, type Rejection } from '../rejection.ts';
import { restoreArrivals } from '../returns/restore.ts';
import { supersededBy } from '../returns/superseded.ts';
import { openRound } from '../rounds/open-round.ts';
import { emit, type Situation, type Work } from '../work.ts';
import type { Reopen } from './command.ts';
import { IN_CHARGE, noReason, noRight } from './rights.ts';

/** How long after its close a case may be reopened, unless the flow says otherwise. */
const REOPEN_DAYS = 30;
const DAY_MS = 24 * 60 * 60_000;

/**
 * Reopen 恢复办结: the case goes on at a node that it has passed, as if it had been returned there. It stays one case,
 * with the date of its first close.
 */
export function reopen(work: Work, { node: id, reason }: Reopen): Rejection | undefined {
  const refusal = notReopenable(work) ?? noRight(work, IN_CHARGE) ?? noReason(reason);
  if (refusal !== undefined) return refusal;
  const { flow, instance } = work;
  const visit = instance.visits.find((each) => each.node === id && each.no > 0);
  const node = nodeAt(flow, id);
  if (visit === undefined) return notVisited(work, id);
  if (node?.kind !== 'user') return unknownNode(id);
  const lineage = visit.lineage ?? [];
  // Before what is superseded goes: the joins must still know who had arrived.
  restoreArrivals(work, [], lineage);
  emit(work, {
    type: 'CaseReopened',
    node: id,
    lap: (instance.docket?.lap ?? 1) + 1,
    reason,
    superseded: [...new Set([id, ...supersededBy(flow, instance, { node: id, order: visit.no, lineage })])],
    workedMinutes: instance.docket?.ended?.minutes ?? null,
  });
  const token = work.instance.next;
  emit(work, { type: 'TokenPlaced', token, node: id, lineage });
  const opened = openRound(work, node, token, visit.by === undefined ? {} : { lastActor: visit.by });
  if (isRejection(opened)) return opened;
  return opened === 'passed' ? passUserTask(work, node, token) : undefined;
}

function notReopenable({ flow, instance, context }: Situation): Rejection | undefined {
  const days = flow.settings?.reopenDays ?? REOPEN_DAYS;
  const because = (why: string): Rejection =>
    reject('NOT_REOPENABLE', `a case that closed at most ${days} days ago and is not void`, { why, days });
  if (instance.status !== 'closed') return because('open');
  if (instance.outcome === 'voided') return because('voided');
  const closedAt = instance.docket?.ended?.last;
  return closedAt === undefined || context.now - closedAt > days * DAY_MS ? because('tooLate') : undefined;
}

function notVisited({ instance }: Situation, target: string): Rejection {
  const targets = instance.visits.filter(({ no }) => no > 0).map(({ node }) => node);
  return reject('TARGET_NOT_VISITED', 'a node that was visited before', { target, targets });
}
