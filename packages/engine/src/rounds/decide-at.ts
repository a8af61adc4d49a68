import { tokenOf } from '../scopes/around.ts';
import type { UserNode } from '../definition/flow.ts';
import { passUserTask } from '../nodes/pass-user-task.ts';
import type { Rejection } from '../rejection.ts';
import type { Work } from '../work.ts';
import { closeRound } from './close-round.ts';
import { failRound } from './fail-round.ts';
import type { HeldTask } from './held-task.ts';
import { cast, vote } from './vote.ts';

/** A holder has decided: that is a vote, or (of the decider of a held round) the decision. */
export function decideAt(
  work: Work,
  held: HeldTask,
  node: UserNode,
  outcome: 'approved' | 'rejected',
  opinion: string | undefined,
): Rejection | undefined {
  const isDecider = held.holder.added?.role === 'decider';
  return (isDecider ? adjudicate : vote)(work, held, node, outcome, opinion);
}

/** The decider of a held round decides it 裁定, whatever the votes were. */
function adjudicate(
  work: Work,
  held: HeldTask,
  node: UserNode,
  outcome: 'approved' | 'rejected',
  opinion: string | undefined,
): Rejection | undefined {
  cast(work, held, node, outcome, opinion);
  const token = tokenOf(work.instance, held.token.id);
  if (token === undefined) return undefined;
  if (outcome === 'rejected') return failRound(work, token, node, opinion);
  closeRound(work, token, 'passed', 'decided');
  return passUserTask(work, node, token.id);
}
