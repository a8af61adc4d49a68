import type { ParallelNode } from './definition/flow.ts';
import type { Arrival, Branch } from './event-base.ts';

import type { Token } from './instance.ts';

/*
 * The lineage 分支谱系 of a token lists the forks it is inside of, outermost first, and its branch of each. A fork takes a
 * new number at every activation, so two rounds of a loop never mix. Two live tokens always share a fork: every token
 * comes from the one start, and a level is dropped only when no other token is left in it.
 */

/** Do two branches of one fork run side by side? */
function apart(a: Branch, b: Branch): boolean {
  return !a.flows.some((flow) => b.flows.includes(flow));
}

/** Number of leading levels that two lineages share, branch by branch. */
export function commonDepth(a: readonly Branch[] = [], b: readonly Branch[] = []): number {
  let depth = 0;
  for (const [level, branch] of a.entries()) {
    const other = b[level];
    if (other?.fork !== branch.fork || apart(branch, other)) break;
    depth += 1;
  }
  return depth;
}

/** Are two positions in different branches of the same fork activation, so that neither comes before the other? */
export function concurrent(a: readonly Branch[] = [], b: readonly Branch[] = []): boolean {
  const depth = commonDepth(a, b);
  const fork = a[depth]?.fork;
  return fork !== undefined && b[depth]?.fork === fork;
}

/** What a join consumes: one arrival per incoming flow, all from the fork at this level of their lineage. */
export interface JoinMatch {
  readonly level: number;
  readonly arrivals: readonly Arrival[];
}

/**
 * The arrivals that the join takes now, innermost common fork first; undefined while one is missing. Frozen tokens
 * do not count.
 */
export function matchingArrivals(
  tokens: readonly Token[],
  join: ParallelNode,
  lineage: readonly Branch[],
): JoinMatch | undefined {
  const arrived = tokens.filter(
    ({ node, via, frozen }) => node === join.id && via !== undefined && frozen === undefined,
  );
  if (arrived.length < join.incoming.length) return undefined;
  for (let level = lineage.length - 1; level >= 0; level -= 1) {
    const fork = lineage[level]?.fork;
    const group = arrived.filter((token) => token.lineage?.[level]?.fork === fork);
    const arrivals = join.incoming.flatMap(({ id }) => oldestArrival(group, id));
    if (arrivals.length === join.incoming.length) return { level, arrivals };
  }
  return undefined;
}

function oldestArrival(group: readonly Token[], flow: string): readonly Arrival[] {
  const token = group.find(({ via }) => via === flow);
  return token === undefined ? [] : [{ token: token.id, via: flow, lineage: token.lineage ?? [] }];
}

/** Where the joined token stands: outside the fork, or still inside when other branches of it are under way. */
export function joinedLineage(tokens: readonly Token[], match: JoinMatch): readonly Branch[] {
  const { level, arrivals } = match;
  const first = arrivals[0]?.lineage ?? [];
  const fork = first[level]?.fork;
  const consumed = new Set(arrivals.map(({ token }) => token));
  const outer = first.slice(0, level);
  const othersLeft = tokens.some(({ id, lineage }) => !consumed.has(id) && lineage?.[level]?.fork === fork);
  if (!othersLeft || fork === undefined) return outer;
  const flows = arrivals.flatMap((arrival) => arrival.lineage[level]?.flows ?? []);
  return [...outer, { fork, flows: [...new Set(flows)] }];
}
