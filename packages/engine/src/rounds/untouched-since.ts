import type { Flow } from '../definition/flow.ts';
import { nodeAt } from '../definition/node-at.ts';
import type { Branch } from '../event-base.ts';
import type { ClosedRound, Instance, Round, Token } from '../instance.ts';
import { commonDepth, concurrent } from '../lineage.ts';
import { reject, type Rejection } from '../rejection.ts';
import { inside } from '../returns/branches.ts';
import { canEnter } from '../returns/restore.ts';
import { scopeWith, tokenOf } from '../scopes/around.ts';
import { levelsFrom } from '../scopes/levels.ts';
import { iterationIn, type Scope } from '../scopes/scope.ts';

/** How a closed round comes back 收回路径: what it has led to, and the scopes that are over and have to be opened again. */
export interface WayBack {
  /** The tokens that stand where it has led. */
  readonly since: readonly Token[];
  /** Where the line of work stands now, as far as the round's own lineage goes. */
  readonly from: readonly Branch[];
  /** Scopes that were finished since, outermost first. */
  readonly entered: readonly Scope[];
  /** The open scope around them; undefined = the process itself. */
  readonly around: number | undefined;
}

/** The way back to this round, if nobody has acted since and nothing has left the hall. */
export function untouchedSince(flow: Flow, instance: Instance, closed: ClosedRound): WayBack | Rejection {
  const { node, lineage = [], round, scope } = closed;
  const levels = levelsFrom(instance, scope);
  const entered = levels.filter(({ id }) => scopeWith(instance, id) === undefined);
  const open = levels.slice(entered.length);
  const all = instance.tokens.filter((token) => follows(instance, closed, open, token));
  const fact = { node, successors: all.map((token) => token.node) };
  if (closed.acted === true) return reject('EFFECT_DONE', 'a case that has not acted outside since', fact);
  if (all.some(({ frozen }) => frozen !== undefined)) {
    return reject('FROZEN', 'a case that no return has frozen', fact);
  }
  const around = open[0]?.id;
  const since = all.filter((token) => token.scope === around);
  const places = since.map((token) => placeIn(lineage, token));
  const from = places[0] ?? lineage.slice(0, liveDepth(instance, lineage));
  const isKnown = scope === undefined || (levels.length > 0 && levels.at(-1)?.parent === undefined);
  const isUntouched = !all.some((token) => token.round !== undefined && isTouched(token.round, round));
  const canComeBack =
    [from, ...places].every((each) => canEnter(instance, each, lineage)) &&
    entered.every((each) => canOpenAgain(flow, each)) &&
    open.every((each) => isLatest(flow, each, lineage)) &&
    staysInside(instance, all, since);
  if (isKnown && isUntouched && canComeBack) return { since, from, entered: entered.toReversed(), around };
  return reject('NOT_RECALLABLE', 'a next step on which nobody has acted', fact);
}

/** Does a token stand where the round has led? Not what is around the round, and not what runs beside it. */
function follows(instance: Instance, closed: ClosedRound, open: readonly Scope[], token: Token): boolean {
  const holders = levelsFrom(instance, token.scope).flatMap((scope) => tokenOf(instance, scope.token) ?? []);
  const isAround = ({ id }: Token): boolean => open.some((scope) => scope.token === id);
  if (isAround(token)) return false;
  return [token, ...holders].every((each) => isAround(each) || isAfter(instance, closed, each));
}

/** Neither beside it, unless it is a later iteration of those that run one after the other. */
function isAfter(instance: Instance, { lineage }: ClosedRound, token: Token): boolean {
  if (!concurrent(lineage, token.lineage)) return true;
  const fork = lineage?.[commonDepth(lineage, token.lineage)]?.fork;
  return scopeWith(instance, fork)?.loop?.inTurn === true;
}

/** What is inside of an activity goes with the token that stands there. Anything else has come by another way. */
function staysInside(instance: Instance, all: readonly Token[], since: readonly Token[]): boolean {
  const gone = new Set([...since, ...since.flatMap(({ id }) => inside(instance, id))].map(({ id }) => id));
  return all.every(({ id }) => gone.has(id));
}

/** The lineage of a token that follows; a later iteration stands where this one stood. */
function placeIn(lineage: readonly Branch[], token: Token): readonly Branch[] {
  return concurrent(lineage, token.lineage)
    ? lineage.slice(0, commonDepth(lineage, token.lineage) + 1)
    : (token.lineage ?? []);
}

/** How many forks of a lineage still have tokens or iterations in them. */
function liveDepth({ tokens, scopes = [] }: Instance, lineage: readonly Branch[]): number {
  const live = new Set([
    ...tokens.flatMap((token) => token.lineage?.map(({ fork }) => fork) ?? []),
    ...scopes.map(({ id }) => id),
  ]);
  const depth = lineage.findIndex(({ fork }) => !live.has(fork));
  return depth === -1 ? lineage.length : depth;
}

/** Nothing else was ended with it: iterations that were not done, activities that somebody had chosen. */
function canOpenAgain(flow: Flow, { kind, node, loop }: Scope): boolean {
  if (kind === 'call') return true;
  if (kind === 'multi') return loop?.inTurn === true || (loop !== undefined && loop.done >= loop.total);
  const at = nodeAt(flow, node);
  return kind === 'sub' && at?.kind === 'sub' && at.adHoc === undefined;
}

/** In an ad-hoc sub-process whose activities come one after the other, the next one has begun with what was decided. */
function isLatest(flow: Flow, scope: Scope, lineage: readonly Branch[]): boolean {
  const at = nodeAt(flow, scope.node);
  if (scope.kind !== 'sub' || at?.kind !== 'sub' || at.adHoc?.ordering !== 'sequential') return true;
  return scope.loop === undefined || scope.loop.begun <= (iterationIn(scope, lineage) ?? 0) + 1;
}

/** Somebody has voted, claimed, passed it on or changed its seats; or it is older and no successor at all. */
function isTouched({ id, seats, revise, altered }: Round, closed: Round): boolean {
  if (id < closed.id || revise === true || altered === true) return true;
  return seats.some(
    ({ vote, version, delegate }) => vote !== undefined || version !== undefined || delegate !== undefined,
  );
}
