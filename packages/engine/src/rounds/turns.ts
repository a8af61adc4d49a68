import { tokenOf } from '../scopes/around.ts';
import type { UserNode } from '../definition/flow.ts';
import type { CancelReason } from '../events.ts';
import type { Round, Seat } from '../instance.ts';
import { emit, type Work } from '../work.ts';
import { familyOf, isCounted, standing, type Family } from './ballot.ts';

/** A round as its turns are worked out. */
interface Table {
  readonly seats: readonly Seat[];
  readonly family: Family;
  /** In a sequence 依次: the seat whose turn it is. */
  readonly first: number | undefined;
}

/**
 * Asks whoever is to be asked now, and nobody else: closes the tasks of seats that have to wait or need no vote any more,
 * opens those whose turn has come.
 */
export function arrange(work: Work, tokenId: number, node: UserNode, reason: CancelReason): void {
  const round = tokenOf(work.instance, tokenId)?.round;
  if (round === undefined) return;
  const table = tableOf(round, node.approval.order);
  for (const [index, seat] of round.seats.entries()) {
    if (seat.added?.role === 'decider') continue;
    const due = isDue(table, index);
    if (!due && seat.task !== undefined) closeTask(work, node, round, seat.task, reason);
    if (due && seat.task === undefined) ask(work, node, round, index);
  }
}

/** Closes the task of a seat that is not asked now. */
export function closeTask(
  work: Work,
  { id: node }: UserNode,
  { id: round }: Round,
  task: number,
  reason: CancelReason,
): void {
  emit(work, { type: 'TaskClosed', task, node, round, outcome: 'cancelled', reason });
}

/** Opens a task for a seat. */
function ask(work: Work, { id: node }: UserNode, { id: round, seats }: Round, index: number): void {
  const { person, pool = [], added } = seats[index] ?? {};
  emit(work, {
    type: 'TaskOpened',
    task: work.context.newTaskId(),
    kind: added?.role === 'opinion' ? 'opinion' : 'approval',
    node,
    round,
    seat: index,
    principals: person === undefined ? pool : [{ person }],
  });
}

function tableOf({ seats }: Round, order: UserNode['approval']['order']): Table {
  const family = familyOf(seats);
  const first =
    order === 'parallel'
      ? undefined
      : seats.findIndex((seat, index) => isCounted(seat) && standing(seats, family, index) === undefined);
  return { seats, family, first };
}

/** Its turn has come, it has not voted, and nobody is to be asked before it. */
function isDue(table: Table, index: number): boolean {
  const { seats, family } = table;
  if (seats[index]?.vote !== undefined || !hasTurn(table, index)) return false;
  const before = (family.get(index) ?? []).filter((child) => seats[child]?.added?.position === 'before');
  return before.every((child) => standing(seats, family, child) !== undefined);
}

function hasTurn(table: Table, index: number): boolean {
  const { seats, family, first } = table;
  const seat = seats[index];
  if (seat === undefined || seat.removed === true) return false;
  const { of, behind, position, role } = seat.added ?? {};
  if (behind !== undefined && !isDone(table, behind)) return false;
  if (of === undefined) return first === undefined || role === 'opinion' || first === index;
  if (standing(seats, family, of) !== undefined || !hasTurn(table, of)) return false;
  return position === 'before' ? seats[of]?.vote === undefined : seats[of]?.vote === 'approve';
}

function isDone({ seats, family }: Table, index: number): boolean {
  return seats[index]?.removed === true || standing(seats, family, index) !== undefined;
}
