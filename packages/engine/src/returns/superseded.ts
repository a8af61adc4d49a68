import { recordKey } from '../appliers/supersede.ts';
import type { Flow } from '../definition/flow.ts';
import { nodeAt } from '../definition/node-at.ts';
import type { Branch } from '../event-base.ts';
import type { Instance } from '../instance.ts';
import { concurrent } from '../lineage.ts';

/** A place in the history of the case: where a return goes to. The applicant stands before everything. */
export interface Place {
  readonly node: string;
  readonly order: number;
  readonly lineage: readonly Branch[];
  /** The scope that it lies in; undefined = the process itself. */
  readonly scope?: number | undefined;
}

/**
 * Node ids whose records no longer count once the flow is walked again from a place: visits and calls after it (parallel
 * branches keep theirs), and the gateways and joins that can be reached from it.
 */
export function supersededBy(flow: Flow, instance: Instance, place: Place): readonly string[] {
  const later = instance.visits.filter(
    ({ no, lineage }) => no > place.order && !concurrent(place.lineage, lineage),
  );
  const calls = (instance.calls ?? []).filter(
    ({ no, lineage }) => no > place.order && !concurrent(place.lineage, lineage),
  );
  const ahead = reachable(flow, place.node);
  const passed = [...(instance.gateways ?? []), ...(instance.joins ?? [])].filter(({ node }) =>
    ahead.has(node),
  );
  return [...later, ...calls, ...passed].map(recordKey);
}

function reachable(flow: Flow, from: string): ReadonlySet<string> {
  const found = new Set<string>();
  const queue = [from];
  for (let at = 0; at < queue.length; at += 1) {
    for (const { to } of nodeAt(flow, queue[at] ?? '')?.outgoing ?? []) {
      if (found.has(to)) continue;
      found.add(to);
      queue.push(to);
    }
  }
  return found;
}

/** The name of a place among records. */
export function placeKey({ node, scope }: Place): string {
  return recordKey({ node, scope });
}
