import { tokenOf } from '../scopes/around.ts';
import type { UserNode } from '../definition/flow.ts';
import type { CancelReason } from '../events.ts';
import { passUserTask } from '../nodes/pass-user-task.ts';
import { isRejection, type Rejection } from '../rejection.ts';
import type { Work } from '../work.ts';
import { closeRound } from './close-round.ts';
import { failRound } from './fail-round.ts';
import { holdRound } from './hold-round.ts';
import { requestFor } from './request-for.ts';
import { tally, verdict } from './tally.ts';
import { arrange } from './turns.ts';

/** What a round is judged after. */
export interface Cause {
  /** Why tasks close that are not needed any more while the round goes on. */
  readonly reason: CancelReason;
  /** The vote that was given, when it was one. */
  readonly seat?: number;
  readonly opinion?: string | undefined;
}

/**
 * Draws the consequence of a vote or of a change of seats: the round is decided, held, or goes on with whoever's turn it
 * is.
 */
export function judge(
  work: Work,
  tokenId: number,
  node: UserNode,
  { reason, seat, opinion }: Cause,
): Rejection | undefined {
  const token = tokenOf(work.instance, tokenId);
  if (token?.round === undefined) return undefined;
  const { round } = token;
  switch (verdict(node.approval, tally(round, node.approval))) {
    case 'open':
      if (round.altered === true || node.approval.order === 'sequence') arrange(work, tokenId, node, reason);
      return undefined;
    case 'held': {
      const request = requestFor(work);
      return isRejection(request) ? request : holdRound(work, token, node, 'rejected', request);
    }
    case 'failed':
      return failRound(work, token, node, opinion);
    case 'passed':
      closeRound(
        work,
        token,
        'passed',
        'decided',
        round.recall === true && seat !== undefined ? { seat } : undefined,
      );
      return passUserTask(work, node, tokenId);
  }
}
