import type {
  ApproverRemoved,
  ApproversAdded,
  RoundHeld,
  SeatPlan,
  VoteRecalled,
  VotingReopened,
} from '../events.ts';
import type { Added, Draft, Round, Seat } from '../instance.ts';
import { newSeat } from './round.ts';

/** Replaces one round; does nothing when it is not open any more. */
export function inRound(draft: Draft, id: number, change: (round: Round) => Round): void {
  const index = draft.tokens.findIndex(({ round }) => round?.id === id);
  const token = draft.tokens[index];
  if (token?.round === undefined) return;
  const round = change(token.round);
  if (round !== token.round) draft.tokens = draft.tokens.with(index, { ...token, round });
}

/** The decider sits in the same place each time. */
export function roundHeld(draft: Draft, event: RoundHeld): void {
  const { seat: index, task, candidates } = event;
  inRound(draft, event.round, (round) => ({
    ...round,
    since: event.at,
    altered: true,
    seats: round.seats.toSpliced(index, 1, {
      ...newSeat({ seat: index, candidates, task }),
      added: { by: undefined, position: 'parallel', of: undefined, behind: undefined, role: 'decider' },
    }),
  }));
}

/** Everybody votes anew; what was added before or after a seat for its first vote is gone with it. */
export function votingReopened(draft: Draft, event: VotingReopened): void {
  inRound(draft, event.round, (round) => ({ ...round, seats: round.seats.map(unvoted) }));
}

function unvoted(seat: Seat): Seat {
  const empty: Seat = { ...seat, task: undefined, vote: undefined, back: undefined, done: undefined };
  return seat.added?.of === undefined ? empty : { ...empty, removed: true };
}

export function approversAdded(draft: Draft, event: ApproversAdded): void {
  inRound(draft, event.round, (round) => ({
    ...round,
    since: event.seats.some(({ task }) => task !== undefined) ? event.at : round.since,
    altered: true,
    seats: [...round.seats, ...event.seats.map((plan, index) => addedSeat(event, plan, index))],
  }));
}

function addedSeat({ by, position, of, order, power }: ApproversAdded, plan: SeatPlan, index: number): Seat {
  const added: Added = {
    by,
    position,
    of,
    behind: order === 'sequence' && index > 0 ? plan.seat - 1 : undefined,
    role: power === 'opinion' ? 'opinion' : undefined,
  };
  return { ...newSeat(plan), added };
}

export function approverRemoved(draft: Draft, event: ApproverRemoved): void {
  inRound(draft, event.round, (round) => ({
    ...round,
    altered: true,
    seats: round.seats.map((seat, index) =>
      event.seats.includes(index) ? { ...seat, removed: true } : seat,
    ),
  }));
}

export function voteRecalled(draft: Draft, event: VoteRecalled): void {
  inRound(draft, event.round, (round) => {
    const seat = round.seats[event.seat];
    if (seat === undefined) return round;
    const empty: Seat = { ...seat, vote: undefined, back: undefined, done: undefined };
    return { ...round, seats: round.seats.with(event.seat, empty) };
  });
}
