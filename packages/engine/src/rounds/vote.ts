import type { UserNode } from '../definition/flow.ts';
import type { TaskOutcome } from '../events.ts';
import type { Back } from '../instance.ts';
import { reachMilestone } from '../nodes/move.ts';
import type { Rejection } from '../rejection.ts';
import { emit, type Work } from '../work.ts';
import type { HeldTask } from './held-task.ts';
import { judge } from './judge.ts';

/** Counts one vote 表决 and draws the consequence. A return that is counted comes with where it wants to go `back` to. */
export function vote(
  work: Work,
  held: HeldTask,
  node: UserNode,
  outcome: 'approved' | 'rejected',
  opinion: string | undefined,
): Rejection | undefined {
  cast(work, held, node, outcome, opinion);
  return judge(work, held.token.id, node, { reason: 'decided', seat: held.seat, opinion });
}

/** A return 退回 that counts as a reject; should the round fail, the case goes there. */
export function voteBack(
  work: Work,
  held: HeldTask,
  node: UserNode,
  back: Back,
  opinion: string | undefined,
): Rejection | undefined {
  put(work, held, node, 'returned', opinion, back);
  return judge(work, held.token.id, node, { reason: 'decided', seat: held.seat, opinion });
}

/** Puts a vote on its seat. The first one accepts the case 受理, unless the flow has its own acceptance step. */
export function cast(
  work: Work,
  held: HeldTask,
  node: UserNode,
  outcome: 'approved' | 'rejected',
  opinion: string | undefined,
): void {
  put(work, held, node, outcome, opinion);
  if (!work.flow.hasAcceptance) reachMilestone(work, 'accepted', node.id);
}

// One literal: an event that is copied together costs as much as the rest of a vote.
function put(
  work: Work,
  { task, round }: HeldTask,
  node: UserNode,
  outcome: TaskOutcome,
  opinion: string | undefined,
  back?: Back,
): void {
  emit(work, {
    type: 'TaskClosed',
    task,
    node: node.id,
    round: round.id,
    outcome,
    ...(opinion === undefined ? undefined : { opinion }),
    ...(back === undefined ? undefined : { back }),
  });
}
