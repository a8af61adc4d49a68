import type {
  DelegationEnded,
  TaskClaimed,
  TaskClosed,
  TaskDelegated,
  TaskOpened,
  TaskReleased,
  TaskResolved,
  TaskTransferred,
} from '../events.ts';
import type { Draft, Round, Seat } from '../instance.ts';
import { inRound } from './seats.ts';

/** The round with the seat of one open task replaced. */
function atSeat(round: Round, task: number, change: (seat: Seat) => Seat): Round {
  const index = round.seats.findIndex((seat) => seat.task === task);
  const seat = round.seats[index];
  return seat === undefined ? round : { ...round, seats: round.seats.with(index, change(seat)) };
}

/** Replaces the holder of one open task. */
function handOver(draft: Draft, task: number, change: (seat: Seat) => Seat): void {
  const token = draft.tokens.find(({ round }) => round?.seats.some((seat) => seat.task === task));
  if (token?.round !== undefined) inRound(draft, token.round.id, (round) => atSeat(round, task, change));
}

/** Tasks that open with their round are in it already; this one is for the next seat of a sequence. */
export function taskOpened(draft: Draft, event: TaskOpened): void {
  inRound(draft, event.round, (round) => {
    const seat = round.seats[event.seat];
    if (seat === undefined || seat.task === event.task) return round;
    return { ...round, since: event.at, seats: round.seats.with(event.seat, { ...seat, task: event.task }) };
  });
}

export function taskClaimed(draft: Draft, event: TaskClaimed): void {
  handOver(draft, event.task, (seat) => heldBy(seat, event.holder));
}

/** The pool is over once the holder has handed the task to somebody by name. */
export function taskTransferred(draft: Draft, event: TaskTransferred): void {
  handOver(draft, event.task, (seat) => ({
    ...heldBy(seat, event.to),
    pool: undefined,
    // What is given out of a pool has not changed hands between people yet.
    hops: event.how === 'dispatch' ? seat.hops : (seat.hops ?? 0) + 1,
  }));
}

/** Whoever may claim it sees it again. */
export function taskReleased(draft: Draft, event: TaskReleased): void {
  handOver(draft, event.task, (seat) => heldBy(seat, undefined));
}

export function taskDelegated(draft: Draft, event: TaskDelegated): void {
  handOver(draft, event.task, (seat) => ({ ...heldBy(seat, seat.person), delegate: event.to }));
}

/** The opinion is there, or not waited for: the holder's task is open as before. */
export function delegationEnded(draft: Draft, event: TaskResolved | DelegationEnded): void {
  handOver(draft, event.task, (seat) => ({ ...heldBy(seat, seat.person), delegate: undefined }));
}

function heldBy(seat: Seat, person: number | undefined): Seat {
  return { ...seat, person, version: (seat.version ?? 1) + 1 };
}

/** Votes and opinions stay on their seat; every other outcome only takes the task away. */
export function taskClosed(draft: Draft, event: TaskClosed): void {
  const vote = voteOf(event);
  inRound(draft, event.round, (round) =>
    atSeat(round, event.task, (seat) => ({
      ...seat,
      task: undefined,
      vote,
      version: undefined,
      hops: event.reason === 'waits' ? seat.hops : undefined,
      delegate: undefined,
      back: event.back,
      done: round.recall === true && event.outcome !== 'cancelled' ? event.task : undefined,
      data: vote === undefined ? undefined : draft.dataVersion,
    })),
  );
  if (IS_VOTE[event.outcome]) draft.voted = true;
}

/** After one of these the applicant cannot withdraw as if nobody had looked at the case. */
const IS_VOTE = {
  approved: true,
  rejected: true,
  returned: true,
  resubmitted: false,
  advised: false,
  cancelled: false,
} as const;

function voteOf({ outcome, back }: TaskClosed): Seat['vote'] {
  if (outcome === 'approved') return 'approve';
  if (outcome === 'advised') return 'advise';
  return outcome === 'rejected' || back !== undefined ? 'reject' : undefined;
}
