import type { RoundClosed, RoundOpened, SeatPlan } from '../events.ts';
import type { Instance, Round, Seat, Token, Visit } from '../instance.ts';
import { nextAfter } from './token.ts';

export function roundOpened(instance: Instance, event: RoundOpened): Instance {
  const tokens = instance.tokens.map((token) =>
    token.id === event.token ? { ...token, round: newRound(event) } : token,
  );
  const next = nextAfter(instance.next, event.round);
  if (event.kind === 'revise') return { ...instance, tokens, next };
  if (event.visit === 1) return { ...instance, tokens, next };
  return { ...instance, tokens, next, visits: counted(instance.visits, event) };
}

function newRound(event: RoundOpened): Round {
  const round = { id: event.round, since: event.at, seats: event.seats.map(newSeat) };
  if (event.kind === 'revise') return { ...round, revise: true };
  return event.order === event.round ? round : { ...round, order: event.order };
}

function newSeat({ candidates, task }: SeatPlan): Seat {
  const first = candidates[0];
  const who =
    candidates.length === 1 && first !== undefined && 'person' in first ? first : { pool: candidates };
  return task === undefined ? who : { task, ...who };
}

/** The node keeps its number of openings, also when the earlier visit does not count any more. */
function counted(visits: readonly Visit[], event: RoundOpened): readonly Visit[] {
  const index = visits.findIndex(({ node }) => node === event.node);
  const visit = visits[index];
  return visit === undefined
    ? [...visits, { node: event.node, order: 0, count: event.visit }]
    : visits.with(index, { ...visit, count: event.visit });
}

export function roundClosed(instance: Instance, event: RoundClosed): Instance {
  const index = instance.tokens.findIndex(({ id }) => id === event.token);
  const token = instance.tokens[index];
  if (token?.round?.id !== event.round) return instance;
  const { round, ...rest } = token;
  const tokens = instance.tokens.with(index, rest);
  if (round.revise === true) return { ...instance, tokens };
  if (event.result !== 'passed') return { ...instance, tokens, visits: opened(instance.visits, token.node) };
  return { ...instance, tokens, visits: visited(instance.visits, token, round) };
}

/** The node was opened once, to no effect. */
function opened(visits: readonly Visit[], node: string): readonly Visit[] {
  return visits.some((visit) => visit.node === node) ? visits : [...visits, { node, order: 0 }];
}

/** The passed round becomes the node's latest effective visit. */
function visited(visits: readonly Visit[], token: Token, round: Round): readonly Visit[] {
  const index = visits.findIndex(({ node }) => node === token.node);
  const count = visits[index]?.count;
  const actor = round.seats.length === 1 ? round.seats[0]?.person : undefined;
  const visit: Visit = {
    node: token.node,
    order: round.order ?? round.id,
    ...(actor === undefined ? undefined : { actor }),
    ...(count === undefined ? undefined : { count }),
    ...(token.lineage === undefined ? undefined : { lineage: token.lineage }),
  };
  return index === -1 ? [...visits, visit] : visits.with(index, visit);
}
