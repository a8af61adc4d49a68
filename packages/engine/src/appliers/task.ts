import type { TaskClaimed, TaskClosed, TaskOpened, TaskTransferred } from '../events.ts';
import type { Draft, Round, Seat } from '../instance.ts';

/** Replaces one round; does nothing when it is not open any more. */
function inRound(draft: Draft, id: number, change: (round: Round) => Round): void {
  const index = draft.tokens.findIndex(({ round }) => round?.id === id);
  const token = draft.tokens[index];
  if (token?.round === undefined) return;
  const round = change(token.round);
  if (round !== token.round) draft.tokens = draft.tokens.with(index, { ...token, round });
}

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

function heldBy(seat: Seat, person: number): Seat {
  return { ...seat, person, version: (seat.version ?? 1) + 1 };
}

/** Approvals and rejections are counted on their seat; every other outcome only takes the task away. */
export function taskClosed(draft: Draft, event: TaskClosed): void {
  const vote = voteOf(event);
  inRound(draft, event.round, (round) =>
    atSeat(round, event.task, (seat) => ({
      ...seat,
      task: undefined,
      vote,
      version: undefined,
      hops: undefined,
      data: vote === undefined ? undefined : draft.dataVersion,
    })),
  );
  if (event.outcome !== 'cancelled' && event.outcome !== 'resubmitted') draft.voted = true;
}

function voteOf({ outcome }: TaskClosed): Seat['vote'] {
  if (outcome === 'approved') return 'approve';
  return outcome === 'rejected' ? 'reject' : undefined;
}
