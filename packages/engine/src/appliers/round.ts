import type { RoundClosed, RoundOpened, RoundReopened, SeatPlan } from '../events.ts';
import type { ClosedRound, Draft, Round, Seat, Token, Visit } from '../instance.ts';
import { commonDepth, concurrent } from '../lineage.ts';
import { scopeWith } from '../scopes/around.ts';
import type { Branch } from '../event-base.ts';
import { note } from '../case/note.ts';
import { supersede, unvisited } from './supersede.ts';
import { knownScope, levelsBetween } from '../scopes/levels.ts';
import { useNumber } from './token.ts';

export function roundOpened(draft: Draft, event: RoundOpened): void {
  const index = draft.tokens.findIndex(({ id }) => id === event.token);
  const token = draft.tokens[index];
  if (token === undefined) return;
  draft.tokens = draft.tokens.with(index, { ...token, round: newRound(event), incident: undefined });
  useNumber(draft, event.round);
  if (event.kind === 'approval' && event.visit > 1) countVisit(draft, event);
}

function newRound(event: RoundOpened): Round {
  const revise = event.kind === 'revise' ? true : undefined;
  const no = revise === true || event.order === event.round ? undefined : event.order;
  return {
    id: event.round,
    since: event.at,
    seats: event.seats.map(newSeat),
    no,
    revise,
    altered: undefined,
    recall: event.recall,
  };
}

/** A seat as it is planned. */
export function newSeat({ candidates, task, weight }: SeatPlan): Seat {
  const first = candidates.length === 1 ? candidates[0] : undefined;
  const person = first !== undefined && 'person' in first ? first.person : undefined;
  const pool = person === undefined ? candidates : undefined;
  return {
    task,
    person,
    pool,
    vote: undefined,
    version: undefined,
    hops: undefined,
    auto: undefined,
    data: undefined,
    weight,
    delegate: undefined,
    back: undefined,
    done: undefined,
    added: undefined,
    removed: undefined,
  };
}

/** The node keeps its number of openings, also when the earlier visit does not count any more. */
function countVisit(draft: Draft, event: RoundOpened): void {
  const index = draft.visits.findIndex(({ node }) => node === event.node);
  const visit = draft.visits[index];
  draft.visits =
    visit === undefined
      ? [...draft.visits, { ...unvisited(event.node), count: event.visit }]
      : draft.visits.with(index, { ...visit, count: event.visit });
}

export function roundClosed(draft: Draft, event: RoundClosed): void {
  const index = draft.tokens.findIndex(({ id }) => id === event.token);
  const token = draft.tokens[index];
  if (token?.round?.id !== event.round) return;
  const { round } = token;
  draft.tokens = draft.tokens.with(index, { ...token, round: undefined });
  if (event.recalled !== true && (draft.recalls !== undefined || round.recall === true))
    keepRecall(draft, token, round, event);
  if (round.revise === true) return;
  if (event.leaves === true) note(draft, { failed: { lineage: token.lineage ?? [] } });
  else if (draft.docket?.failed !== undefined && event.result === 'passed') passedSince(draft, token);
  draft.visits = visitedAfter(draft, token, round, event);
}

/** What passes on the way of a failed round makes up for it; in another branch it does not. */
function passedSince(draft: Draft, { lineage }: Token): void {
  if (!concurrent(draft.docket?.failed?.lineage, lineage)) note(draft, { failed: undefined });
}

/** Only the last round of each line of work may come back: whatever closes after it stands upon it. */
function keepRecall(draft: Draft, token: Token, round: Round, { seat }: RoundClosed): void {
  const { node, lineage, scope, loop } = token;
  const beside = (draft.recalls ?? []).filter((closed) => isBeside(draft, closed, lineage));
  const seats = round.seats.map((each) => (each.task === undefined ? each : { ...each, task: undefined }));
  const closed: ClosedRound = {
    node,
    lineage,
    round: { ...round, seats },
    seat: seat ?? 0,
    acted: undefined,
    scope,
    loop,
  };
  const kept = seat === undefined ? beside : [...beside, closed];
  draft.recalls = kept.length === 0 ? undefined : kept;
}

/** In another branch, but for iterations in turn: a later one stands upon those before it. */
function isBeside(draft: Draft, { lineage }: ClosedRound, other: readonly Branch[] | undefined): boolean {
  if (!concurrent(lineage, other)) return false;
  const fork = lineage?.[commonDepth(lineage, other)]?.fork;
  return scopeWith(draft, fork)?.loop?.inTurn !== true;
}

/** Something has left the hall: what led to it is not taken back any more. */
export function actedOutside(draft: Draft): void {
  draft.recalls = draft.recalls?.map((closed) => ({ ...closed, acted: true }));
}

/** The round stands at its token again, with the votes that were not recalled. */
export function roundReopened(draft: Draft, event: RoundReopened): void {
  const index = draft.tokens.findIndex(({ id }) => id === event.token);
  const token = draft.tokens[index];
  const closed = draft.recalls?.find(({ round }) => round.id === event.round);
  if (token === undefined || closed === undefined) return;
  draft.tokens = draft.tokens.with(index, { ...token, round: closed.round });
  const left = draft.recalls?.filter((each) => each !== closed) ?? [];
  draft.recalls = left.length === 0 ? undefined : left;
  supersede(draft, event.superseded);
}

/** A round that passed becomes the node's latest effective visit; any other only counts as an opening. */
function visitedAfter(draft: Draft, token: Token, round: Round, event: RoundClosed): readonly Visit[] {
  const { visits } = draft;
  const { lineage, scope } = placeOf(draft, token);
  const index = visits.findIndex(
    (visit) => visit.node === token.node && isSamePlace(draft, visit.scope, scope),
  );
  if (event.result !== 'passed') return index === -1 ? [...visits, unvisited(token.node)] : visits;
  const visit: Visit = {
    node: token.node,
    no: round.no ?? round.id,
    by: round.seats.length === 1 ? round.seats[0]?.person : undefined,
    count: visits[index]?.count,
    lineage,
    votes: event.votes,
    auto: event.auto === undefined ? undefined : true,
    scope,
  };
  return index === -1 ? [...visits, visit] : visits.with(index, visit);
}

/** Where a visit counts: iterations of one activity are one place, where the activity stands. */
function placeOf(draft: Draft, token: Token): Pick<Visit, 'lineage' | 'scope'> {
  const around = token.scope === undefined ? undefined : draft.scopes?.find(({ id }) => id === token.scope);
  if (around?.kind !== 'multi' || around.node !== token.node) return token;
  return { lineage: around.lineage, scope: around.parent };
}

/** A node has one visit that counts, but for iterations that run side by side. */
function isSamePlace(draft: Draft, one: number | undefined, other: number | undefined): boolean {
  if (one === other || one === undefined || other === undefined) return true;
  const { left, entered } = levelsBetween(draft, one, other);
  const [a, b] = [left.at(-1), entered[0]];
  return knownScope(draft, a?.parent)?.kind !== 'multi' || a?.parent !== b?.parent;
}
