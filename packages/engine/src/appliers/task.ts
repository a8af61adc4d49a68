import type { TaskClaimed, TaskClosed, TaskOpened, TaskOutcome, TaskTransferred } from '../events.ts';
import type { Instance, Round, Seat } from '../instance.ts';

/** The instance with one round replaced; unchanged when the round is not open any more. */
function inRound(instance: Instance, id: number, change: (round: Round) => Round): Instance {
  const index = instance.tokens.findIndex(({ round }) => round?.id === id);
  const token = instance.tokens[index];
  if (token?.round === undefined) return instance;
  const round = change(token.round);
  return round === token.round
    ? instance
    : { ...instance, tokens: instance.tokens.with(index, { ...token, round }) };
}

/** The round with the seat of one open task replaced. */
function atSeat(round: Round, task: number, change: (seat: Seat) => Seat): Round {
  const index = round.seats.findIndex((seat) => seat.task === task);
  const seat = round.seats[index];
  return seat === undefined ? round : { ...round, seats: round.seats.with(index, change(seat)) };
}

/** The instance with the holder of one open task replaced. */
function handedOver(instance: Instance, task: number, change: (seat: Seat) => Seat): Instance {
  const token = instance.tokens.find(({ round }) => round?.seats.some((seat) => seat.task === task));
  return token?.round === undefined
    ? instance
    : inRound(instance, token.round.id, (round) => atSeat(round, task, change));
}

/** Tasks that open with their round are in it already; this one is for the next seat of a sequence. */
export function taskOpened(instance: Instance, event: TaskOpened): Instance {
  return inRound(instance, event.round, (round) => {
    const seat = round.seats[event.seat];
    if (seat === undefined || seat.task === event.task) return round;
    return { ...round, since: event.at, seats: round.seats.with(event.seat, { task: event.task, ...seat }) };
  });
}

export function taskClaimed(instance: Instance, event: TaskClaimed): Instance {
  return handedOver(instance, event.task, (seat) => heldBy(seat, event.holder));
}

/** The pool is over once the holder has handed the task to somebody by name. */
export function taskTransferred(instance: Instance, event: TaskTransferred): Instance {
  return handedOver(instance, event.task, ({ pool: _pool, ...seat }) => ({
    ...heldBy(seat, event.to),
    hops: (seat.hops ?? 0) + 1,
  }));
}

function heldBy(seat: Seat, person: number): Seat {
  return { ...seat, person, version: (seat.version ?? 1) + 1 };
}

/** Approvals and rejections are counted on their seat; every other outcome only takes the task away. */
export function taskClosed(instance: Instance, event: TaskClosed): Instance {
  const after = inRound(instance, event.round, (round) =>
    atSeat(round, event.task, (seat) => closedSeat(seat, event.outcome)),
  );
  const isVote = event.outcome !== 'cancelled' && event.outcome !== 'resubmitted';
  return isVote && after.voted !== true ? { ...after, voted: true } : after;
}

function closedSeat(seat: Seat, outcome: TaskOutcome): Seat {
  const { task: _task, version: _version, hops: _hops, ...rest } = seat;
  if (outcome === 'approved') return { ...rest, vote: 'approve' };
  return outcome === 'rejected' ? { ...rest, vote: 'reject' } : rest;
}
