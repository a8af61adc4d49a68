import type { ClosedRound, Token } from '../instance.ts';
import type { Rejection } from '../rejection.ts';
import { dropToken } from '../returns/branches.ts';
import { restoreArrivals } from '../returns/restore.ts';
import { supersededBy } from '../returns/superseded.ts';
import { unknownNode } from '../nodes/unknown-node.ts';
import { emit, type Work } from '../work.ts';
import { closeRound } from './close-round.ts';
import { takeVoteBack } from './take-vote-back.ts';

/**
 * Opens a round again that had passed: what it led to is cancelled, its token stands at its node as before, with the
 * other branches arrived at their joins, and the vote that passed it is asked for again.
 */
export function reopenRound(
  work: Work,
  closed: ClosedRound,
  [first, ...others]: readonly Token[],
  task: number,
): Rejection | undefined {
  const { node, lineage = [], round } = closed;
  for (const token of others) dropToken(work, token, 'recalled');
  if (first !== undefined) {
    closeRound(work, first, 'cancelled', 'recalled');
    restoreArrivals(work, first.lineage ?? [], lineage);
  }
  const place = { node, order: round.no ?? round.id, lineage };
  const superseded = [...new Set([node, ...supersededBy(work.flow, work.instance, place)])];
  const token = first?.id ?? work.instance.next;
  emit(work, { type: 'TokenPlaced', token, node, lineage });
  emit(work, { type: 'RoundReopened', round: round.id, token, node, superseded });
  const again = work.instance.tokens.find(({ id }) => id === token);
  return again === undefined ? unknownNode(node) : takeVoteBack(work, again, closed.seat, task);
}
