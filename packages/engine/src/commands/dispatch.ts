import { nodeAt } from '../definition/node-at.ts';
import { upwards } from '../assignment/climb.ts';
import { decider } from '../assignment/self.ts';
import { unitOf } from '../assignment/unit-of.ts';
import type { UserNode } from '../definition/flow.ts';
import { unknownNode } from '../nodes/unknown-node.ts';
import { isRejection, reject, type Rejection } from '../rejection.ts';
import { requestFor } from '../rounds/request-for.ts';
import { emit, type Situation, type Work } from '../work.ts';
import { claimable } from './claim.ts';
import type { Dispatch } from './command.ts';
import { notAllowed, openTask, ownTask, type Decidable, type TaskCommand } from './task-checks.ts';

/** The task that the actor may give to a member now, or why not: by claiming it or, as the pool of a single head, holding it. */
export function dispatchable(situation: Situation, command: TaskCommand): Decidable | Rejection {
  const held = openTask(situation.instance, command.taskId);
  if (isRejection(held)) return held;
  const isOpen = held.holder.person === undefined;
  const mine = isOpen ? claimable(situation, command) : ownTask(situation, command);
  if (isRejection(mine)) return mine;
  const node = nodeAt(situation.flow, held.token.node);
  if (node?.kind !== 'user') return unknownNode(held.token.node);
  if (node.approval.dispatch === undefined) return notAllowed(node.id, 'dispatch', node.approval.actions);
  return { held, node };
}

/** Dispatch 派单: whoever may claim the task of a unit's pool gives it to a member of that unit instead. */
export function dispatch(work: Work, command: Dispatch): Rejection | undefined {
  const found = dispatchable(work, command);
  if (isRejection(found)) return found;
  const { held, node } = found;
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
  const scope = node.approval.dispatch;
  const { directory } = work.context;
  const person = directory.person(to);
  if (person?.active !== true) return reject('UNKNOWN_PERSON', 'an active person', { person: to });
  const unit = scope === undefined ? undefined : unitOf(scope, request);
  if (unit === undefined || !upwards(directory, person.unit).includes(unit)) {
    return reject('OUT_OF_RANGE', 'a member of the unit', { node: node.id, person: to });
  }
  if (decider(node.approval, request)(to)) return undefined;
  return reject('SELF_APPROVAL', 'somebody other than the applicant', { person: to });
}
