import type { Branch } from '../events.ts';
import type { Instance } from '../instance.ts';
import { commonDepth } from '../lineage.ts';
import { emit, type Work } from '../work.ts';

/** Can every block that lies between be entered again, because its join still knows who had arrived? */
export function canEnter(instance: Instance, from: readonly Branch[], to: readonly Branch[]): boolean {
  const joins = instance.joins ?? [];
  return to
    .slice(commonDepth(from, to))
    .every(({ fork }) =>
      joins.some(({ arrivals }) =>
        arrivals.some(({ lineage }) => lineage.some((each) => each.fork === fork)),
      ),
    );
}

/**
 * Enters finished blocks again: at their joins all other branches stand arrived, with their work, so that only the
 * branch of the target is walked anew.
 */
export function restoreArrivals(work: Work, from: readonly Branch[], to: readonly Branch[]): void {
  for (let level = commonDepth(from, to); level < to.length; level += 1) {
    const entered = to[level];
    for (const { node, arrivals } of work.instance.joins ?? []) {
      for (const { via, lineage } of arrivals) {
        const branch = lineage[level];
        if (entered === undefined || branch?.fork !== entered.fork) continue;
        if (branch.flows.some((flow) => entered.flows.includes(flow))) continue;
        emit(work, { type: 'TokenArrived', token: work.instance.next, node, via, lineage });
      }
    }
  }
}
