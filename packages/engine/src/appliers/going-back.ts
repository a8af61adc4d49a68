import type { Resubmitted, Returned } from '../events.ts';
import type { Draft, ReturnFrame } from '../instance.ts';
import { unvisited } from './round.ts';
import { dropReturnsOf, useNumber } from './token.ts';

export function returned(draft: Draft, event: Returned): void {
  useNumber(draft, event.returnNo);
  if (event.target === 'applicant') {
    draft.status = 'returned';
    draft.lapFrom = event.returnNo;
  }
  if (event.resume === 'jumpBack') {
    draft.returns = [...(draft.returns ?? []), newFrame(event)];
    return;
  }
  dropReturnsOf(draft, event.token);
  supersede(draft, event.superseded);
}

function newFrame(event: Returned): ReturnFrame {
  return {
    id: event.returnNo,
    token: event.token,
    from: event.from,
    target: event.targetNode,
    no: event.order,
    returner: event.returner,
    lineage: event.lineage.length === 0 ? undefined : event.lineage,
  };
}

/** Jumping back uses up the token's latest return; walking again makes all of them pointless. */
export function resubmitted(draft: Draft, event: Resubmitted): void {
  draft.status = 'running';
  if (event.resume === 'rewalk') {
    dropReturnsOf(draft, event.token);
    supersede(draft, event.superseded);
    return;
  }
  const index = draft.returns?.findLastIndex(({ token }) => token === event.token);
  const left = draft.returns?.filter((_, at) => at !== index) ?? [];
  draft.returns = left.length === 0 ? undefined : left;
}

/** Drops the records of nodes that no longer count. A visit keeps its number of openings. */
function supersede(draft: Draft, ids: readonly string[]): void {
  if (ids.length === 0) return;
  const gone = new Set(ids);
  const gateways = draft.gateways?.filter(({ node }) => !gone.has(node)) ?? [];
  const joins = draft.joins?.filter(({ node }) => !gone.has(node)) ?? [];
  draft.gateways = gateways.length === 0 ? undefined : gateways;
  draft.joins = joins.length === 0 ? undefined : joins;
  draft.visits = draft.visits.map((visit) =>
    gone.has(visit.node) ? unvisited(visit.node, visit.count) : visit,
  );
}
