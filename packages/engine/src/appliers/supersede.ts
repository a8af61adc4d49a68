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
  const gateways = draft.gateways?.filter((record) => !gone.has(recordKey(record))) ?? [];
  const joins = draft.joins?.filter((record) => !gone.has(recordKey(record))) ?? [];
  draft.gateways = gateways.length === 0 ? undefined : gateways;
  draft.joins = joins.length === 0 ? undefined : joins;
  if (draft.calls?.some((call) => gone.has(recordKey(call))) === true)
    draft.calls = draft.calls.map((call) => (gone.has(recordKey(call)) ? { ...call, gone: true } : call));
  draft.visits = draft.visits.map((visit) =>
    gone.has(recordKey(visit)) ? { ...unvisited(visit.node, visit.count), scope: visit.scope } : visit,
  );
}

/** Names a record of a node in one scope; in the process itself by the node alone. */
export function recordKey({
  node,
  scope,
}: {
  readonly node: string;
  readonly scope: number | undefined;
}): string {
  return scope === undefined ? node : `${node}#${scope}`;
}
