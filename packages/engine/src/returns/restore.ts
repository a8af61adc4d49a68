import type { Arrival, Branch } from '../event-base.ts';

import type { Flow } from '../definition/flow.ts';
import { nodeAt } from '../definition/node-at.ts';
import type { Instance } from '../instance.ts';
import { commonDepth } from '../lineage.ts';
import { emit, type Work } from '../work.ts';

/** Can every block that lies between be entered again, because its join still knows who had arrived? */
export function canEnter(instance: Instance, from: readonly Branch[], to: readonly Branch[]): boolean {
  const { joins = [], finished = [] } = instance;
  return to
    .slice(commonDepth(from, to))
    .every(
      ({ fork }) =>
        finished.some(({ id }) => id === fork) ||
        joins.some(({ arrivals }) => arrivals[0]?.lineage[joinedLevel(arrivals)]?.fork === fork),
    );
}

/** Are the iterations beside a place over, so that an activity with parallel ones waits for that one only? */
export function isAlone(flow: Flow, { finished = [] }: Instance, lineage: readonly Branch[]): boolean {
  return lineage.every(({ fork }) => {
    const scope = finished.find(({ id, kind }) => id === fork && kind === 'multi');
    const node = scope === undefined ? undefined : nodeAt(flow, scope.node);
    const loop = node !== undefined && 'activity' in node ? node.activity?.loop : undefined;
    // With a condition of its own it may well have been done before all of them were.
    if (scope?.loop === undefined || loop?.kind !== 'parallel' || loop.completion !== undefined) return true;
    return scope.loop.done >= scope.loop.total;
  });
}

/**
 * Enters finished blocks again: at their joins all other branches stand arrived, with their work, so that only the
 * branch of the target is walked anew.
 */
export function restoreArrivals(
  work: Work,
  from: readonly Branch[],
  to: readonly Branch[],
  scope?: number,
): void {
  for (let level = commonDepth(from, to); level < to.length; level += 1) {
    const entered = to[level];
    for (const join of work.instance.joins ?? []) {
      const { node, arrivals } = join;
      if (joinedLevel(arrivals) !== level) continue;
      for (const { via, lineage } of arrivals) {
        const branch = lineage[level];
        if (entered === undefined || branch?.fork !== entered.fork) continue;
        if (branch.flows.some((flow) => entered.flows.includes(flow))) continue;
        const home = join.scope ?? scope;
        const beside = home === undefined ? undefined : { scope: home };
        emit(work, { type: 'TokenArrived', token: work.instance.next, node, via, lineage, ...beside });
      }
    }
  }
}

/** The level of the fork that a join closed: where the lineages of what it consumed part. One arrival alone closes none. */
function joinedLevel(arrivals: readonly Arrival[]): number {
  const [first, second] = arrivals;
  if (second === undefined) return first?.lineage.length ?? 0;
  return commonDepth(first?.lineage, second?.lineage);
}
