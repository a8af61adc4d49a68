import { nodeAt } from './definition/node-at.ts';
import { decider } from './assignment/self.ts';
import type { PersonId } from './assignment/directory.ts';
import type { Principal } from './events.ts';
import type { Round, Seat, Token } from './instance.ts';
import { isRejection, type RejectionCode } from './rejection.ts';
import { requestFor } from './rounds/request-for.ts';
import type { Situation } from './work.ts';

/** One thing that somebody holds in a case 交接项, and why it cannot go over by itself. */
export type HandoverRow = HandoverSeat | HandoverPlan;

/** A seat: `task` is there while it may vote, and with `pool` it is one of several candidates'. */
export interface HandoverSeat {
  readonly kind: 'seat';
  readonly node: string;
  readonly round: number;
  readonly seat: number;
  readonly task: number | undefined;
  readonly pool: boolean;
  readonly refusal: RejectionCode | undefined;
}
/** An arrangement for later rounds. */
export interface HandoverPlan {
  readonly kind: 'plan';
  readonly node: string;
  readonly refusal: RejectionCode | undefined;
}

/**
 * What somebody holds in a case and another would take over 交接清单. Rows with a refusal are listed and stay as they are:
 * the receiver sits in the round already, is the applicant, or has left.
 */
export function handoverRows(situation: Situation, from: PersonId, to: PersonId): readonly HandoverRow[] {
  if (from === to) return [];
  const seats = situation.instance.tokens.flatMap((token) => seatRows(situation, token, from, to));
  const plans = situation.instance.plans ?? [];
  const held = plans.filter(({ people = [], picked = [] }) => people.includes(from) || picked.includes(from));
  const refusal = fitness(situation, undefined, to);
  return [...seats, ...held.map(({ node }) => ({ kind: 'plan', node, refusal }) as const)];
}

function seatRows(situation: Situation, token: Token, from: PersonId, to: PersonId): readonly HandoverSeat[] {
  const { round, node } = token;
  if (round === undefined || round.revise === true) return [];
  return round.seats.flatMap((seat, index) => {
    if (!isHeldBy(seat, from)) return [];
    const refusal = sits(round, to) ? 'ALREADY_IN_ROUND' : fitness(situation, node, to);
    const pool = seat.person === undefined;
    return [{ kind: 'seat', node, round: round.id, seat: index, task: seat.task, pool, refusal } as const];
  });
}

/** Seats that have voted are history. */
function isHeldBy({ person, vote, pool }: Seat, from: PersonId): boolean {
  if (vote !== undefined) return false;
  return person === undefined ? (pool ?? []).some((each) => isPerson(each, from)) : person === from;
}

function sits({ seats }: Round, person: PersonId): boolean {
  return seats.some(
    (seat) => seat.person === person || (seat.pool ?? []).some((each) => isPerson(each, person)),
  );
}

function isPerson(principal: Principal, person: PersonId): boolean {
  return 'person' in principal && principal.person === person;
}

function fitness(situation: Situation, id: string | undefined, to: PersonId): RejectionCode | undefined {
  const request = requestFor(situation);
  if (isRejection(request)) return request.code;
  if (situation.context.directory.person(to)?.active !== true) return 'UNKNOWN_PERSON';
  const node = id === undefined ? undefined : nodeAt(situation.flow, id);
  if (node?.kind !== 'user') return undefined;
  return decider(node.approval, request)(to) ? undefined : 'SELF_APPROVAL';
}
