import type { SeatPosition } from '../events.ts';
import type { Seat } from '../instance.ts';
import { isRejection, reject, type Rejection } from '../rejection.ts';
import { judge } from '../rounds/judge.ts';
import { closeTask } from '../rounds/turns.ts';
import { cast } from '../rounds/vote.ts';
import { emit, type Work } from '../work.ts';
import type { AddApprover } from './command.ts';
import { fillIn } from './fill-in.ts';
import { missingOpinion } from './opinion.ts';
import { unfitReceiver } from './receiver.ts';
import { unreachable } from './reopen-voting.ts';
import { decidable, notAllowed, type Decidable } from './task-checks.ts';

/** Additions to additions: a seat of the round, its own, theirs, and once more. */
const MAX_DEPTH = 3;
/** People that may be added to one round. */
const MAX_ADDED = 20;

/** Where added seats stand. */
interface Place {
  readonly position: SeatPosition;
  /** The seat whose vote they are part of. */
  readonly of: number | undefined;
}

/** Add approver 加签, before, after or beside the holder's own vote. */
export function addApprover(work: Work, command: AddApprover): Rejection | undefined {
  const found = decidable(work, command, 'addApprover');
  if (isRejection(found)) return found;
  const place = placeOf(found, command.position);
  if (isRejection(place)) return place;
  const refusal = tooMany(found, command, place) ?? unfit(work, found, command) ?? noOpinion(found, command);
  if (refusal !== undefined) return refusal;
  const { held, node } = found;
  // `after` is an approval too: what the step requires must be filled in.
  const unfilled = command.position === 'after' ? fillIn(work, node, undefined) : undefined;
  if (unfilled !== undefined) return unfilled;
  const isDecider = held.holder.added?.role === 'decider';
  if (command.position === 'before') closeTask(work, node, held.round, held.task, 'waits');
  if (command.position === 'after') cast(work, held, node, 'approved', command.opinion);
  if (isDecider) closeTask(work, node, held.round, held.task, 'decided');
  seat(work, found, command, place);
  const stuck = isDecider ? unreachable(work, found) : undefined;
  return stuck ?? judge(work, held.token.id, node, { reason: 'waits' });
}

/** Beside an added seat stand its siblings; a held round gets new seats, nothing else. */
function placeOf({ held, node }: Decidable, position: SeatPosition): Place | Rejection {
  const { added } = held.holder;
  if (position !== 'parallel') {
    return added?.role === 'decider'
      ? notAllowed(node.id, `addApprover ${position}`, ['addApprover parallel'])
      : { position, of: held.seat };
  }
  return added?.of === undefined ? { position, of: undefined } : { position: added.position, of: added.of };
}

function tooMany({ held }: Decidable, { people }: AddApprover, { of }: Place): Rejection | undefined {
  const { seats } = held.round;
  const present = seats.filter(({ added, removed }) => removed === undefined && added?.by !== undefined);
  const depth = depthOf(seats, of);
  if (depth <= MAX_DEPTH && present.length + people.length <= MAX_ADDED) return undefined;
  return reject('ADD_DEPTH', `at most ${MAX_ADDED} people added, ${MAX_DEPTH} deep`, {
    depth,
    people: present.length + people.length,
    maxDepth: MAX_DEPTH,
    maxPeople: MAX_ADDED,
  });
}

function depthOf(seats: readonly Seat[], of: number | undefined): number {
  let depth = 0;
  for (let at = of; at !== undefined; at = seats[at]?.added?.of) depth += 1;
  return depth;
}

function unfit(work: Work, found: Decidable, { people }: AddApprover): Rejection | undefined {
  if (people.length === 0) return reject('UNKNOWN_PERSON', 'at least one person to add', { person: null });
  for (const [index, person] of people.entries()) {
    const refusal = unfitReceiver(work, found, person);
    if (refusal !== undefined) return refusal;
    if (people.indexOf(person) !== index) {
      return reject('ALREADY_IN_ROUND', 'each person once', { person });
    }
  }
  return undefined;
}

function noOpinion({ node }: Decidable, { position, opinion }: AddApprover): Rejection | undefined {
  return position === 'after' ? missingOpinion(node.approval, 'approve', opinion) : undefined;
}

function seat(work: Work, { held, node }: Decidable, command: AddApprover, place: Place): void {
  const next = held.round.seats.length;
  const { position, power = 'decide', order = 'parallel', opinion, people } = command;
  emit(work, {
    type: 'ApproversAdded',
    round: held.round.id,
    node: node.id,
    position: place.position,
    power,
    order,
    ...(place.of === undefined ? undefined : { of: place.of }),
    seats: people.map((person, index) => ({ seat: next + index, candidates: [{ person }] })),
    ...(opinion === undefined || position === 'after' ? undefined : { reason: opinion }),
  });
}
