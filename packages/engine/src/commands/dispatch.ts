import { nodeAt } from '../definition/node-at.ts';
import { upwards } from '../assignment/climb.ts';
import { decider } from '../assignment/self.ts';
import { unitOf } from '../assignment/unit-of.ts';
import type { UserNode } from '../definition/flow.ts';
import { unknownNode } from '../nodes/unknown-node.ts';
import { isRejection, reject, type Rejection } from '../rejection.ts';
import { requestFor } from '../rounds/request-for.ts';
import { emit, type Work } from '../work.ts';
import { claimable } from './claim.ts';
import type { Dispatch } from './command.ts';
import { notAllowed, openTask, ownTask } from './task-checks.ts';

/** Dispatch 派单: whoever may claim the task of a unit's pool gives it to a member of that unit instead. */
export function dispatch(work: Work, command: Dispatch): Rejection | undefined {
  const held = openTask(work.instance, command.taskId);
  if (isRejection(held)) return held;
  // The pool of a single head is theirs without a claim.
  const mine = held.holder.person === undefined ? claimable(work, command) : ownTask(work, command);
  if (isRejection(mine)) return mine;
  const node = nodeAt(work.flow, held.token.node);
  if (node?.kind !== 'user') return unknownNode(held.token.node);
  const refusal = unfitMember(work, node, command.to);
  if (refusal !== undefined) return refusal;
  if (held.round.seats.some(({ person }) => person === command.to)) {
    return reject('ALREADY_IN_ROUND', 'somebody without a seat in this round', { person: command.to });
  }
  emit(work, { type: 'TaskTransferred', task: command.taskId, to: command.to, how: 'dispatch' });
  return undefined;
}

function unfitMember(work: Work, node: UserNode, to: number): Rejection | undefined {
  const request = requestFor(work);
  if (isRejection(request)) return request;
  const { dispatch: scope, actions } = node.approval;
  if (scope === undefined) return notAllowed(node.id, 'dispatch', actions);
  const { directory } = work.context;
  const person = directory.person(to);
  if (person?.active !== true) return reject('UNKNOWN_PERSON', 'an active person', { person: to });
  const unit = unitOf(scope, request);
  if (unit === undefined || !upwards(directory, person.unit).includes(unit)) {
    return reject('OUT_OF_RANGE', 'a member of the unit', { node: node.id, person: to });
  }
  if (decider(node.approval, request)(to)) return undefined;
  return reject('SELF_APPROVAL', 'somebody other than the applicant', { person: to });
}
