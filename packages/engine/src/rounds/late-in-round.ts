import type { Flow } from '../definition/flow.ts';
import { nodeAt } from '../definition/node-at.ts';
import type { Seat, Token } from '../instance.ts';
import { reject, type Rejection } from '../rejection.ts';
import { familyOf, isCounted, type Family } from './ballot.ts';

/** Why a vote of an open round cannot be taken back any more: others have voted upon it, or the round is not open to votes. */
export function lateInRound(
  flow: Flow,
  { node: nodeId, frozen, round }: Token,
  index: number,
): Rejection | undefined {
  const fact = { node: nodeId, seat: index };
  if (frozen !== undefined) return reject('FROZEN', 'a round that no return has frozen', fact);
  const seats = round?.seats ?? [];
  if (seats.some(({ added, task }) => added?.role === 'decider' && task !== undefined)) {
    return reject('NOT_RECALLABLE', 'a round that does not wait for its decider', fact);
  }
  const node = nodeAt(flow, nodeId);
  const inTurn = node?.kind === 'user' && node.approval.order === 'sequence';
  const family = familyOf(seats);
  const late =
    hasWaited(seats, index) || followers(seats, index, inTurn).some((seat) => hasVotes(seats, family, seat));
  return late ? reject('NOT_RECALLABLE', 'a vote that nobody has voted upon', fact) : undefined;
}

/** Has somebody voted who waited for this seat, because it was added before theirs? */
function hasWaited(seats: readonly Seat[], index: number): boolean {
  for (let at = seats[index]?.added; at?.of !== undefined; at = seats[at.of]?.added) {
    if (at.position === 'before' && seats[at.of]?.vote !== undefined) return true;
  }
  return false;
}

/** Seats that were asked because this one had voted: those behind it, and its additions. */
function followers(seats: readonly Seat[], index: number, inTurn: boolean): readonly number[] {
  const found: number[] = [];
  const after = (seat: number): void => {
    for (const [other, { added }] of seats.entries()) {
      if (added?.behind === seat || (added?.of === seat && seat === index)) found.push(other);
    }
  };
  for (let at: number | undefined = index; at !== undefined; at = seats[at]?.added?.of) {
    after(at);
    if (seats[at]?.added?.of === undefined && inTurn) found.push(...behind(seats, at));
  }
  return found;
}

function behind(seats: readonly Seat[], index: number): readonly number[] {
  return seats.flatMap((seat, other) => (other > index && isCounted(seat) ? other : []));
}

function hasVotes(seats: readonly Seat[], family: Family, index: number): boolean {
  if (seats[index]?.vote !== undefined) return true;
  return (family.get(index) ?? []).some((child) => hasVotes(seats, family, child));
}
