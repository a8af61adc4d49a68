import { nodeAt } from '../definition/node-at.ts';
import type { ClosedRound } from '../instance.ts';
import { concurrent } from '../lineage.ts';
import { awaitBoundary, giveInputs } from '../nodes/enter-activity.ts';
import { unknownNode } from '../nodes/unknown-node.ts';
import { isRejection, type Rejection } from '../rejection.ts';
import { enterScopes } from '../returns/enter-scopes.ts';
import { restoreArrivals } from '../returns/restore.ts';
import { placeKey, supersededBy } from '../returns/superseded.ts';
import { isIteration, scopeWith, tokenOf } from '../scopes/around.ts';
import { cancelToken } from '../scopes/cancel.ts';
import { iterationIn } from '../scopes/scope.ts';
import { emit, type Work } from '../work.ts';
import { takeVoteBack } from './take-vote-back.ts';
import type { WayBack } from './untouched-since.ts';

/**
 * Opens a round again that had passed: a token stands at its node as before, with the other branches arrived at their
 * joins and the scopes open that were finished since; what the round led to is cancelled, and the vote that passed it is
 * asked for again.
 */
export function reopenRound(
  work: Work,
  closed: ClosedRound,
  back: WayBack,
  task: number,
): Rejection | undefined {
  const { node, round } = closed;
  const superseded = supersededSince(work, closed);
  const token = placeAgain(work, closed, back);
  if (isRejection(token)) return token;
  // Before its successors close, with which the record of the round goes.
  emit(work, { type: 'RoundReopened', round: round.id, token, node, superseded });
  for (const each of back.since) cancelToken(work, each.id, 'recalled');
  forgetDone(work, closed);
  const again = tokenOf(work.instance, token);
  const at = nodeAt(work.flow, node);
  if (again === undefined || at?.kind !== 'user') return unknownNode(node);
  const refusal = isIteration(work.instance, again) ? undefined : awaitBoundary(work, at, token);
  return refusal ?? giveInputs(work, at, token) ?? takeVoteBack(work, again, closed.seat, task);
}

function supersededSince({ flow, instance }: Work, closed: ClosedRound): readonly string[] {
  const { node, lineage = [], round, scope: home } = closed;
  const around = scopeWith(instance, home) ?? instance.finished?.find(({ id }) => id === home);
  // Iterations are counted where the activity as a whole stands.
  const scope = around?.kind === 'multi' && around.node === node ? around.parent : home;
  const place = { node, order: round.no ?? round.id, lineage, scope };
  return [...new Set([placeKey(place), ...supersededBy(flow, instance, place)])];
}

/** The token at the round's node, inside the scopes that it was in. */
function placeAgain(work: Work, closed: ClosedRound, back: WayBack): number | Rejection {
  const { node, lineage = [], scope, loop } = closed;
  const { from, entered, around } = back;
  restoreArrivals(work, from, lineage, around);
  reviseLoop(work, closed, around);
  let token = work.instance.next;
  const [outermost] = entered;
  if (outermost !== undefined) {
    const beside = around === undefined ? undefined : { scope: around };
    emit(work, {
      type: 'TokenPlaced',
      token,
      node: outermost.node,
      lineage: outermost.lineage ?? [],
      ...beside,
    });
    const inner = enterScopes(work, token, entered, lineage);
    if (isRejection(inner)) return inner;
    token = inner;
  }
  emit(work, {
    type: 'TokenPlaced',
    token,
    node,
    lineage,
    ...(scope === undefined ? undefined : { scope }),
    ...(loop === undefined ? undefined : { loop }),
  });
  return token;
}

/** One iteration of a loop that goes on is not done any more, and of those in turn the next has not begun. */
function reviseLoop(
  work: Work,
  { lineage = [], scope: home, loop: round }: ClosedRound,
  around?: number,
): void {
  const scope = scopeWith(work.instance, around);
  if (scope?.kind !== 'multi' || scope.loop === undefined) return;
  const index = scope.id === home ? round : iterationIn(scope, lineage);
  const { loop } = scope;
  const begun = loop.inTurn === true && index !== undefined ? index + 1 : loop.begun;
  emit(work, { type: 'ScopeOpened', scope: { ...scope, loop: { ...loop, done: loop.done - 1, begun } } });
}

/** What was done since is not to be undone any more: it was not done. */
function forgetDone(work: Work, { lineage, round }: ClosedRound): void {
  const since = (work.instance.undoable ?? []).filter(
    (record) => record.id > round.id && !concurrent(lineage, record.lineage),
  );
  if (since.length > 0) emit(work, { type: 'UndoTaken', undoable: since.map(({ id }) => id) });
}
