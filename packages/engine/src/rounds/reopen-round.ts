import { tokenOf } from '../scopes/around.ts';
import { nodeAt } from '../definition/node-at.ts';
import type { ClosedRound, Token } from '../instance.ts';
import { awaitBoundary } from '../nodes/enter-activity.ts';
import type { Rejection } from '../rejection.ts';
import { restoreArrivals } from '../returns/restore.ts';
import { supersededBy } from '../returns/superseded.ts';
import { unknownNode } from '../nodes/unknown-node.ts';
import { cancelToken } from '../scopes/cancel.ts';
import { emit, type Work } from '../work.ts';
import { takeVoteBack } from './take-vote-back.ts';

/**
 * Opens a round again that had passed: a token stands at its node as before, with the other branches arrived at their
 * joins; what the round led to is cancelled, and the vote that passed it is asked for again.
 */
export function reopenRound(
  work: Work,
  closed: ClosedRound,
  since: readonly Token[],
  task: number,
): Rejection | undefined {
  const { node, lineage = [], round } = closed;
  const place = { node, order: round.no ?? round.id, lineage };
  const superseded = [...new Set([node, ...supersededBy(work.flow, work.instance, place)])];
  const [first] = since;
  if (first !== undefined) restoreArrivals(work, first.lineage ?? [], lineage);
  const token = work.instance.next;
  emit(work, { type: 'TokenPlaced', token, node, lineage });
  // Before its successors close, with which the record of the round goes.
  emit(work, { type: 'RoundReopened', round: round.id, token, node, superseded });
  for (const each of since) cancelToken(work, each.id, 'recalled');
  const again = tokenOf(work.instance, token);
  const at = nodeAt(work.flow, node);
  if (again === undefined || at?.kind !== 'user') return unknownNode(node);
  return awaitBoundary(work, at, token) ?? takeVoteBack(work, again, closed.seat, task);
}
