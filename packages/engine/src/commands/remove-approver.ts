import { nodeAt } from '../definition/node-at.ts';
import type { Seat } from '../instance.ts';
import { isRejection, reject, type Rejection } from '../rejection.ts';
import { familyOf, isCounted, standing } from '../rounds/ballot.ts';
import { judge } from '../rounds/judge.ts';
import { closeTask } from '../rounds/turns.ts';
import { emit, type Situation, type Work } from '../work.ts';
import type { RemoveApprover } from './command.ts';
import { unreachable } from './reopen-voting.ts';
import { notAllowed, openTask, type Decidable, type TaskCommand } from './task-checks.ts';
import { unknownNode } from '../nodes/unknown-node.ts';

/**
 * The round whose seats the actor may take out: who added seats may always, who sits in the round where the node allows.
 */
export function removable(
  situation: Situation,
  command: TaskCommand & { readonly seat?: number },
): Decidable | Rejection {
  const held = openTask(situation.instance, command.taskId);
  if (isRejection(held)) return held;
  const node = nodeAt(situation.flow, held.token.node);
  if (node?.kind !== 'user') return unknownNode(held.token.node);
  const { actor } = situation.context;
  const { seats } = held.round;
  const isOwn = ({ added }: Seat): boolean => actor !== undefined && added?.by === actor;
  const chosen = command.seat === undefined ? undefined : seats[command.seat];
  if (chosen === undefined ? seats.some(isOwn) : isOwn(chosen)) return { held, node };
  const sits = seats.some(({ person, removed }) => person === actor && removed === undefined);
  if (actor === undefined || !sits) {
    return reject('NOT_YOUR_TASK', 'somebody who sits in the round', { taskId: held.task });
  }
  const { actions } = node.approval;
  return actions.includes('removeApprover') ? { held, node } : notAllowed(node.id, 'removeApprover', actions);
}

/** Remove approver 减签: the seat goes with what was added to it, and the round is judged without it. */
export function removeApprover(work: Work, command: RemoveApprover): Rejection | undefined {
  const found = removable(work, command);
  if (isRejection(found)) return found;
  const { held, node } = found;
  const refusal = notRemovable(work, found, command);
  if (refusal !== undefined) return refusal;
  const gone = withAdditions(held.round.seats, command.seat);
  const { person } = held.round.seats[command.seat] ?? {};
  for (const index of gone) {
    const task = held.round.seats[index]?.task;
    if (task !== undefined) closeTask(work, node, held.round, task, 'removed');
  }
  emit(work, {
    type: 'ApproverRemoved',
    round: held.round.id,
    node: node.id,
    seat: command.seat,
    seats: gone,
    ...(person === undefined ? undefined : { person }),
    ...(command.reason === undefined ? undefined : { reason: command.reason }),
  });
  return unreachable(work, found) ?? judge(work, held.token.id, node, { reason: 'removed' });
}

function notRemovable(
  work: Work,
  { held }: Decidable,
  { seat: index }: RemoveApprover,
): Rejection | undefined {
  const { seats } = held.round;
  const seat = seats[index];
  const fact = { taskId: held.task, seat: index };
  if (seat === undefined || seat.removed === true || seat.added?.role === 'decider') {
    return reject('ALREADY_HANDLED', 'a seat of the round', fact);
  }
  if (seat.person !== undefined && seat.person === work.context.actor) {
    return reject('OWN_SEAT', 'a seat other than the own', fact);
  }
  if (seat.vote !== undefined || standing(seats, familyOf(seats), index) !== undefined) {
    return reject('VOTED_SEAT', 'a seat that has not voted', { ...fact, person: seat.person ?? null });
  }
  const isLast = isCounted(seat) && seats.filter(isCounted).length === 1;
  return isLast ? reject('LAST_SEAT', 'a round that keeps a seat', fact) : undefined;
}

/** The seat and everything that was added to it, and to that. */
function withAdditions(seats: readonly Seat[], seat: number): readonly number[] {
  const family = familyOf(seats);
  const gone = [seat];
  for (let at = 0; at < gone.length; at += 1) gone.push(...(family.get(gone[at] ?? -1) ?? []));
  return gone;
}
