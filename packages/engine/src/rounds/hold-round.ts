import { upwards } from '../assignment/climb.ts';
import type { PersonId } from '../assignment/directory.ts';
import type { ApproverRequest } from '../assignment/request.ts';
import { namedBy } from '../assignment/named.ts';
import { decider } from '../assignment/self.ts';
import type { UserNode } from '../definition/flow.ts';
import type { Principal, RoundHeld } from '../events.ts';
import type { Token } from '../instance.ts';
import { reject, type Rejection } from '../rejection.ts';
import { emit, type Work } from '../work.ts';
import { closeTask } from './turns.ts';

/**
 * Holds a round 待裁定: nobody votes any more, and the decider is asked to pass it, fail it, return the case, add approvers or
 * let everybody vote anew.
 */
export function holdRound(
  work: Work,
  token: Token,
  node: UserNode,
  cause: RoundHeld['cause'],
  request: ApproverRequest,
): Rejection | undefined {
  const { round } = token;
  if (round === undefined) return undefined;
  const candidates = decidersOf(node, request);
  if (candidates.length === 0) return nobody(node, request);
  for (const { task } of round.seats) {
    if (task !== undefined) closeTask(work, node, round, task, 'held');
  }
  const before = round.seats.findIndex(({ added }) => added?.role === 'decider');
  const seat = before === -1 ? round.seats.length : before;
  const task = work.context.newTaskId();
  const at = { round: round.id, node: node.id, seat, task };
  emit(work, { type: 'RoundHeld', ...at, token: token.id, cause, candidates });
  emit(work, { type: 'TaskOpened', ...at, kind: 'adjudication', principals: candidates });
  return undefined;
}

/** The decider that the node names, else the heads of the owner unit or of the nearest unit above it that has one. */
function decidersOf(node: UserNode, request: ApproverRequest): readonly Principal[] {
  const people = named(node, request);
  return people.length > 0 ? people : ownersOf(node, request);
}

function nobody(node: UserNode, request: ApproverRequest): Rejection {
  return reject('NO_APPROVER', 'somebody who decides a held round', { node: node.id, owner: request.owner });
}

function named({ approval }: UserNode, request: ApproverRequest): readonly Principal[] {
  if (approval.decider === undefined) return [];
  const mayDecide = decider(approval, request);
  return namedBy([approval.decider], { request, pool: false, mayDecide }).filter(
    (each) => 'person' in each && mayDecide(each.person),
  );
}

function ownersOf({ approval }: UserNode, request: ApproverRequest): readonly Principal[] {
  const mayDecide = decider(approval, request);
  const { directory, owner } = request;
  for (const unit of upwards(directory, owner)) {
    const heads: readonly PersonId[] = directory.heads(unit).filter(mayDecide);
    if (heads.length > 0) return [...new Set(heads)].map((person) => ({ person }));
  }
  return [];
}
