import type { Draft, Visit } from '../instance.ts';

/** Record of a node that was opened, but has no visit that counts. */
export function unvisited(node: string, count?: number): Visit {
  return {
    node,
    no: 0,
    by: undefined,
    count,
    lineage: undefined,
    votes: undefined,
    auto: undefined,
    scope: undefined,
  };
}

/** Drops the records of nodes that no longer count. A visit keeps its number of openings. */
export function supersede(draft: Draft, ids: readonly string[]): void {
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
