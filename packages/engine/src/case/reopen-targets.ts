import { unvisited } from '../appliers/supersede.ts';
import type { Flow } from '../definition/flow.ts';
import { nodeAt } from '../definition/node-at.ts';
import type { Branch } from '../event-base.ts';
import type { Instance, Visit } from '../instance.ts';
import { isAlone } from '../returns/restore.ts';
import { onwardNodes } from './onward-nodes.ts';

/**
 * Visits that a closed case may go on from 可恢复环节: those that counted when it closed, also of work of other systems, unless what
 * lies ahead would wait for branches or iterations that were cut off by the end.
 */
export function reopenTargets(flow: Flow, instance: Instance): readonly Visit[] {
  return visitsOf(instance).filter(
    ({ no, node, lineage = [] }) =>
      no > 0 && isAlone(flow, instance, lineage) && !waitsAhead(flow, instance, node, lineage),
  );
}

/** Visits of the steps that a case may begin anew at, in no order: of people, and of work that was done outside of a loop. */
export function visitsOf({ visits, calls = [] }: Instance): readonly Visit[] {
  const done = calls.filter((call) => call.done === true && call.gone === undefined && call.place === '');
  return [
    ...visits,
    ...done.map(({ node, no, lineage, scope }) => ({ ...unvisited(node), no, lineage, scope })),
  ];
}

/**
 * Is there a parallel join ahead with a way in that only the other branches lead to, and that does not know who had arrived?
 * Joins of forks that lie ahead get all their branches anew.
 */
function waitsAhead(flow: Flow, instance: Instance, from: string, lineage: readonly Branch[]): boolean {
  if (lineage.length === 0) return false;
  return [...onwardNodes(flow, from)].some((id) => {
    const join = nodeAt(flow, id);
    if (join?.kind !== 'parallel' || join.incoming.length < 2 || hasArrivals(instance, id, lineage))
      return false;
    const before = onwardNodes(flow, from, id);
    return join.incoming.some((way) => way.from !== from && !before.has(way.from));
  });
}

function hasArrivals({ joins = [] }: Instance, join: string, lineage: readonly Branch[]): boolean {
  const forks = new Set(lineage.map(({ fork }) => fork));
  return joins.some(
    ({ node, arrivals }) =>
      node === join && arrivals.some((each) => each.lineage.some(({ fork }) => forks.has(fork))),
  );
}
