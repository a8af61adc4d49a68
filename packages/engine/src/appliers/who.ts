import type { NodePlan } from '../assignment/request.ts';
import type {
  IncidentRaised,
  IncidentResolved,
  NodePlanned,
  SeatAutoApproved,
  Principal,
  SeatReassigned,
} from '../events.ts';
import type { Draft, Seat, Token } from '../instance.ts';
import { useNumber } from './token.ts';

/** The seat counts like any approval; its holder had given it before. */
export function seatAutoApproved(draft: Draft, { round, seat, source }: SeatAutoApproved): void {
  const data = draft.dataVersion;
  changeSeat(draft, round, seat, (each) => ({ ...each, vote: 'approve', auto: source, data }));
}

export function seatReassigned(draft: Draft, { round, seat, from, to }: SeatReassigned): void {
  changeSeat(draft, round, seat, (each) =>
    each.pool === undefined
      ? { ...each, person: to }
      : {
          ...each,
          pool: each.pool.map((candidate) => (isPerson(candidate, from) ? { person: to } : candidate)),
        },
  );
}

function changeSeat(draft: Draft, round: number, index: number, change: (seat: Seat) => Seat): void {
  draft.tokens = draft.tokens.map((token) => {
    const seat = token.round?.id === round ? token.round.seats[index] : undefined;
    if (token.round === undefined || seat === undefined) return token;
    return { ...token, round: { ...token.round, seats: token.round.seats.with(index, change(seat)) } };
  });
}

/** The incident lives and goes with its token. */
export function incidentRaised(draft: Draft, { token, incident, cause, at }: IncidentRaised): void {
  changeToken(draft, token, { id: incident, cause, at });
  useNumber(draft, incident);
}

export function incidentResolved(draft: Draft, { token }: IncidentResolved): void {
  changeToken(draft, token, undefined);
}

function changeToken(draft: Draft, id: number, incident: Token['incident']): void {
  draft.tokens = draft.tokens.map((token) => (token.id === id ? { ...token, incident } : token));
}

/** One entry per node; what an event leaves out stays as it was, an empty list of people goes back to the rules. */
export function nodePlanned(draft: Draft, event: NodePlanned): void {
  const plans = draft.plans ?? [];
  const before = plans.find(({ node }) => node === event.node);
  const people = event.people ?? before?.people;
  const plan: NodePlan = {
    node: event.node,
    people: people?.length === 0 ? undefined : people,
    picked: event.picked ?? before?.picked,
    skip: event.skip ?? before?.skip,
    after: event.after ?? before?.after,
  };
  // In place: the order of inserted steps is the order in which they were.
  draft.plans =
    before === undefined ? [...plans, plan] : plans.map((each) => (each === before ? plan : each));
}

function isPerson(principal: Principal, person: number): boolean {
  return 'person' in principal && principal.person === person;
}
