import { nodeAt } from '../definition/node-at.ts';
import { askAgain } from '../nodes/ask-again.ts';
import { unknownNode } from '../nodes/unknown-node.ts';
import { isRejection, reject, type Rejection } from '../rejection.ts';
import { enterScopes } from '../returns/enter-scopes.ts';
import { restoreArrivals } from '../returns/restore.ts';
import type { Visit } from '../instance.ts';
import { placeKey, supersededBy, type Place } from '../returns/superseded.ts';
import { levelsFrom } from '../scopes/levels.ts';
import type { Scope } from '../scopes/scope.ts';
import { emit, type Situation, type Work } from '../work.ts';
import { endAfter } from './after/fulfil.ts';
import type { Reopen } from './command.ts';
import { reopenTargets, visitsOf } from './reopen-targets.ts';
import { IN_CHARGE, noReason, noRight } from './rights.ts';

/** How long after its close a case may be reopened, unless the flow says otherwise. */
const REOPEN_DAYS = 30;
const DAY_MS = 24 * 60 * 60_000;

/**
 * Reopen 恢复办结: the case goes on at a node that it has passed, as if it had been returned there. It stays one case,
 * with the date of its first close.
 */
export function reopen(work: Work, { node, reason }: Reopen): Rejection | undefined {
  const refusal = notReopenable(work) ?? noRight(work, IN_CHARGE) ?? noReason(reason);
  return refusal ?? reopenAt(work, node, reason);
}

/** Reopens a closed case, whoever may. What was asked or owed after the close is over. */
export function reopenAt(work: Work, id: string, reason: string): Rejection | undefined {
  const { flow, instance } = work;
  const targets = reopenTargets(flow, instance);
  const visit = targets.find((each) => each.node === id);
  const node = nodeAt(flow, id);
  if (visit === undefined) return noTarget(work, id, targets);
  if (node?.kind !== 'user' && node?.kind !== 'work') return unknownNode(id);
  const { lineage = [], scope } = visit;
  const place = { node: id, order: visit.no, lineage, scope };
  endAfter(work);
  // Before what is superseded goes: the joins must still know who had arrived.
  restoreArrivals(work, [], lineage);
  emit(work, {
    type: 'CaseReopened',
    node: id,
    lap: (instance.docket?.lap ?? 1) + 1,
    reason,
    superseded: [...new Set([placeKey(place), ...supersededBy(flow, instance, place)])],
    workedMinutes: instance.docket?.ended?.minutes ?? null,
  });
  const token = enterAnew(work, levelsFrom(instance, scope).toReversed(), place);
  if (isRejection(token)) return token;
  return askAgain(work, node, token, visit.by === undefined ? {} : { lastActor: visit.by });
}

/** A new line of work stands at the place, inside the sub-processes that were over. */
function enterAnew(
  work: Work,
  scopes: readonly Scope[],
  { node, lineage, scope }: Place,
): number | Rejection {
  const outer = work.instance.next;
  emit(work, { type: 'TokenPlaced', token: outer, node, lineage: scopes.length === 0 ? lineage : [] });
  const token = enterScopes(work, outer, scopes, lineage);
  if (isRejection(token) || token === outer) return token;
  const beside = scope === undefined ? undefined : { scope };
  emit(work, { type: 'TokenPlaced', token, node, lineage, ...beside });
  return token;
}

function notReopenable({ flow, instance, context }: Situation): Rejection | undefined {
  const days = flow.settings?.reopenDays ?? REOPEN_DAYS;
  const because = (why: string): Rejection =>
    reject('NOT_REOPENABLE', `a case that closed at most ${days} days ago and is not void`, { why, days });
  if (instance.status !== 'closed') return because('open');
  if (instance.outcome === 'voided') return because('voided');
  const closedAt = instance.docket?.ended?.last;
  return closedAt === undefined || context.now - closedAt > days * DAY_MS ? because('tooLate') : undefined;
}

function noTarget({ instance }: Situation, target: string, visits: readonly Visit[]): Rejection {
  const fact = { target, targets: visits.map(({ node }) => node) };
  return visitsOf(instance).some(({ node, no }) => node === target && no > 0)
    ? reject(
        'TARGET_NOT_REACHABLE',
        'a node from which nothing has to wait for branches that were cut off',
        fact,
      )
    : reject('TARGET_NOT_VISITED', 'a node that was visited before', fact);
}
