import type { Flow } from '../definition/flow.ts';
import { nodeAt } from '../definition/node-at.ts';
import type { Instance, Round, Token } from '../instance.ts';
import { openTasks } from '../open-tasks.ts';
import { tally, verdict } from '../rounds/tally.ts';
import type { Ledger } from './ledger.ts';

/** A case between two commands, and what its events have said. */
interface Look {
  readonly flow: Flow;
  readonly instance: Instance;
  readonly ledger: Ledger;
}

/** What holds for every case after every command 不变式, each as a sentence. */
const INVARIANTS: readonly { readonly says: string; readonly holds: (look: Look) => boolean }[] = [
  { says: 'a case that goes on has a token', holds: hasToken },
  { says: 'a case that goes on waits for somebody or something, unless it is suspended', holds: waits },
  { says: 'a closed case has no token, task, round, scope, wait or timer', holds: isEmptyWhenClosed },
  { says: 'the applicant has something to revise exactly while the case is returned', holds: isRevised },
  { says: 'the open tasks are those that events opened and did not close', holds: hasTasksOfEvents },
  { says: 'the open rounds are those that events opened and did not close', holds: hasRoundsOfEvents },
  { says: 'no closed round has an open task', holds: hasNoTaskWithoutRound },
  { says: 'nobody sits twice in a round, and every seat was planned or added', holds: hasOneSeatEach },
  {
    says: 'approved, rejected and pending are the whole round, and an open round is undecided',
    holds: isOpen,
  },
  { says: 'every token has its own number and a place in the flow and in an open scope', holds: hasPlaces },
  { says: 'every token has something that brings it on', holds: isBroughtOn },
  { says: 'every open scope has a token inside', holds: hasTokensInScopes },
  {
    says: 'every open scope belongs to a token that is at its activity, or will come back',
    holds: hasScopesOfTokens,
  },
  {
    says: 'every wait belongs to a living token or an open scope, and no two are the same',
    holds: hasOwnedWaits,
  },
  { says: 'every timer of a round belongs to an open round, and no two are the same', holds: hasOwnedTimers },
  { says: 'what is frozen waits for a return that is open, and returns for living tokens', holds: thaws },
];

/** The sentences that do not hold, those of single events among them. */
export function brokenInvariants(look: Look): readonly string[] {
  const broken = INVARIANTS.filter(({ holds }) => !holds(look)).map(({ says }) => says);
  return [...look.ledger.broken, ...broken];
}

const isRunning = ({ instance }: Look): boolean => instance.status !== 'closed';

function hasToken(look: Look): boolean {
  return !isRunning(look) || look.instance.tokens.length > 0;
}

function waits(look: Look): boolean {
  const { tokens, waits: all = [], docket } = look.instance;
  if (!isRunning(look) || docket?.suspended !== undefined) return true;
  const frozen = new Set(tokens.filter((token) => token.frozen !== undefined).map(({ id }) => id));
  const asked = tokens.some(
    ({ id, round, incident }) =>
      !frozen.has(id) &&
      (incident !== undefined || round?.seats.some(({ task }) => task !== undefined) === true),
  );
  return asked || all.some(({ token }) => token !== undefined && !frozen.has(token));
}

/** Timers that may run after the end: readers of copies. */
const AFTER_END = 'mustRead';

function isEmptyWhenClosed(look: Look): boolean {
  if (isRunning(look)) return true;
  const { tokens, waits: all, scopes, docket } = look.instance;
  const timers = docket?.timers?.filter(({ timer }) => timer !== AFTER_END) ?? [];
  const { tasks, rounds } = look.ledger;
  return tokens.length + timers.length + tasks.size + rounds.size === 0 && (all ?? scopes) === undefined;
}

function isRevised({ instance: { status, tokens } }: Look): boolean {
  return tokens.some(({ round }) => round?.revise === true) === (status === 'returned');
}

function hasTasksOfEvents({ instance, ledger }: Look): boolean {
  const tasks = openTasks(instance);
  return (
    tasks.length === ledger.tasks.size && tasks.every(({ task, round }) => ledger.tasks.get(task) === round)
  );
}

const roundsOf = ({ instance }: Look): readonly Round[] =>
  instance.tokens.flatMap(({ round }) => round ?? []);

function hasRoundsOfEvents(look: Look): boolean {
  const rounds = roundsOf(look);
  return rounds.length === look.ledger.rounds.size && rounds.every(({ id }) => look.ledger.rounds.has(id));
}

function hasNoTaskWithoutRound({ ledger }: Look): boolean {
  return [...ledger.tasks.values()].every((round) => ledger.rounds.has(round));
}

function hasOneSeatEach(look: Look): boolean {
  return roundsOf(look).every(({ id, seats }) => {
    const voters = seats.filter(({ added }) => added?.role !== 'decider');
    const people = voters.flatMap(({ person, removed }) => (removed === true ? [] : (person ?? [])));
    return voters.length === look.ledger.seats.get(id) && new Set(people).size === people.length;
  });
}

function isOpen({ flow, instance }: Look): boolean {
  return instance.tokens.every(({ round, node }) => {
    const at = round === undefined || round.revise === true ? undefined : nodeAt(flow, node);
    if (round === undefined || at?.kind !== 'user') return round === undefined || round.revise === true;
    if (!round.seats.some(({ task }) => task !== undefined)) return false;
    const votes = tally(round, at.approval);
    if (votes.pending < 0 || votes.approved < 0 || votes.rejected < 0) return false;
    if (round.altered !== true && total(round, at.approval.quorum.kind) !== sum(votes)) return false;
    const held = round.seats.some(({ added, task }) => added?.role === 'decider' && task !== undefined);
    return held || (votes.pending > 0 && verdict(at.approval, votes) === 'open');
  });
}

function total({ seats }: Round, quorum: string): number {
  const byHead = quorum === 'any' || quorum === 'all';
  return seats.reduce((all, { weight = 1 }) => all + (byHead ? 1 : weight), 0);
}

function sum(votes: { readonly approved: number; readonly rejected: number; readonly pending: number }) {
  return votes.approved + votes.rejected + votes.pending;
}

function hasPlaces({ flow, instance: { tokens, scopes = [], next } }: Look): boolean {
  const open = new Set(scopes.map(({ id }) => id));
  return (
    new Set(tokens.map(({ id }) => id)).size === tokens.length &&
    tokens.every(
      ({ id, node, scope }) =>
        id < next && nodeAt(flow, node) !== undefined && (scope === undefined || open.has(scope)),
    )
  );
}

function hasTokensInScopes({ instance: { tokens, scopes = [] } }: Look): boolean {
  const homes = new Set(tokens.map(({ scope }) => scope));
  return scopes.every(({ id, kind }) => kind === 'activity' || homes.has(id));
}

function hasScopesOfTokens({ instance: { tokens, scopes = [], returns = [] } }: Look): boolean {
  const live = new Map<number, Token>(tokens.map((token) => [token.id, token]));
  const away = new Set(returns.flatMap(({ token, outside }) => [token, outside]));
  return scopes.every(
    ({ node, token, kind }) =>
      live.get(token)?.node === node || (kind !== 'activity' && live.has(token) && away.has(token)),
  );
}

/** A round, an incident, a join, the end of what is inside or of what is undone for it, or its own event. */
function isBroughtOn({ flow, instance: { tokens, scopes = [], waits: all = [] } }: Look): boolean {
  return tokens.every(({ id, node, frozen, round, incident, via }) => {
    if ([frozen, round, incident, via].some((each) => each !== undefined)) return true;
    if (scopes.some(({ token, kind }) => token === id && kind !== 'activity')) return true;
    if (tokens.some(({ cause }) => cause === id)) return true;
    return all.some(({ token, node: at }) => token === id && !isBorder(flow, at, node));
  });
}

/** An event at the border of an activity does not bring its token on. */
function isBorder(flow: Flow, event: string, host: string): boolean {
  const node = nodeAt(flow, event);
  return node?.kind === 'boundary' && node.host === host;
}

function hasOwnedWaits({ flow, instance: { tokens, scopes = [], waits: all = [] } }: Look): boolean {
  const live = new Map(tokens.map(({ id, node }) => [id, node]));
  const open = new Set(scopes.map(({ id }) => id));
  const names = new Set(all.map(({ kind, node, token, scope }) => `${kind} ${node} ${token} ${scope}`));
  return (
    names.size === all.length &&
    all.every(({ node, token, scope }) =>
      token === undefined
        ? scope === undefined || open.has(scope)
        : isWaitedForAt(flow, node, live.get(token)),
    )
  );
}

/** The event's own place, the activity at whose border it is, or the gateway before it. */
function isWaitedForAt(flow: Flow, event: string, place: string | undefined): boolean {
  const node = nodeAt(flow, event);
  if (node === undefined || place === undefined) return false;
  return node.kind === 'boundary'
    ? node.host === place
    : event === place || node.incoming.some(({ from }) => from === place);
}

function hasOwnedTimers({ instance: { docket }, ledger }: Look): boolean {
  const timers = docket?.timers ?? [];
  const names = new Set(timers.map(({ timer, key }) => `${timer} ${key}`));
  return (
    names.size === timers.length &&
    timers.every(({ round }) => round === undefined || ledger.rounds.has(round))
  );
}

function thaws({ instance: { tokens, returns = [] } }: Look): boolean {
  const open = new Set(returns.map(({ id }) => id));
  const live = new Set(tokens.map(({ id }) => id));
  return (
    tokens.every(({ frozen }) => frozen === undefined || open.has(frozen)) &&
    returns.every(({ token }) => live.has(token))
  );
}
