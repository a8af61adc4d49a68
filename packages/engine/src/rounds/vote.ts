import type { UserNode } from '../definition/flow.ts';
import type { Round, Token } from '../instance.ts';
import { finish } from '../finish.ts';
import { reachMilestone } from '../nodes/move.ts';
import { passUserTask } from '../nodes/pass-user-task.ts';
import type { Rejection } from '../rejection.ts';
import { emit, type Work } from '../work.ts';
import { closeRound } from './close-round.ts';
import type { HeldTask } from './held-task.ts';
import { tally, verdict } from './tally.ts';

/** Counts one vote 表决 and draws the consequence: next in the sequence, round passed, or case rejected. */
export function vote(
  work: Work,
  { token, round, seat, task }: HeldTask,
  node: UserNode,
  outcome: 'approved' | 'rejected',
  opinion: string | undefined,
): Rejection | undefined {
  emit(work, {
    type: 'TaskClosed',
    task,
    node: node.id,
    round: round.id,
    outcome,
    ...(opinion === undefined ? undefined : { opinion }),
  });
  if (!work.flow.hasAcceptance) reachMilestone(work, 'accepted', node.id);
  const voted = work.instance.tokens.find(({ id }) => id === token.id);
  if (voted?.round === undefined) return undefined;
  const result = verdict(node.approval, tally(voted.round.seats));
  if (result === 'open') return openNextSeat(work, voted, voted.round, node, seat + 1);
  closeRound(work, voted, result, 'decided');
  if (result === 'failed') return finish(work, 'rejected', 'closed');
  return passUserTask(work, node, token.id);
}

/** In a sequence 依次 the next seat's turn has come. */
function openNextSeat(work: Work, token: Token, round: Round, node: UserNode, seat: number): undefined {
  // Seats that approved by themselves are done already.
  const at = round.seats.findIndex(({ vote: done }, index) => index >= seat && done === undefined);
  const next = round.seats[at];
  if (node.approval.order !== 'sequence' || next === undefined) return undefined;
  const task = work.context.newTaskId();
  const principals = next.pool ?? (next.person === undefined ? [] : [{ person: next.person }]);
  emit(work, {
    type: 'TaskOpened',
    task,
    kind: 'approval',
    node: token.node,
    round: round.id,
    seat: at,
    principals,
  });
  return undefined;
}
