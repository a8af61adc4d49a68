import type { Event, Flow } from '@wangban/engine';

/** Sequence flows 顺序流 of a flow: which ones its scenarios took. */
export interface Coverage {
  readonly covered: readonly string[];
  readonly uncovered: readonly string[];
}

/**
 * Which sequence flows these histories took. Events name the ones that were chosen; where a node has only one way out,
 * it was taken when the node was completed.
 */
export function coverageOf(flow: Flow, events: readonly Event[]): Coverage {
  const taken = new Set(events.flatMap(takenBy));
  for (const node of completedNodes(flow, events)) take(flow, node, taken);
  // Every flow into a node with one way out and nobody to wait for leads on; repeat until nothing new comes.
  for (let before = -1; before !== taken.size;) {
    before = taken.size;
    for (const node of Object.values(flow.nodes)) {
      const passes = node.kind === 'exclusive' || node.kind === 'script';
      if (passes && node.outgoing.length === 1 && node.incoming.some(({ id }) => taken.has(id)))
        take(flow, node.id, taken);
    }
  }
  const all = Object.values(flow.nodes).flatMap((node) => node.outgoing.map(({ id }) => id));
  return { covered: all.filter((id) => taken.has(id)), uncovered: all.filter((id) => !taken.has(id)) };
}

function takenBy(event: Event): readonly string[] {
  if (event.type === 'GatewayPassed') return [event.flow];
  if ((event.type === 'TokenPlaced' || event.type === 'TokenArrived') && event.via !== undefined)
    return [event.via];
  return [];
}

/** Nodes that were left by all their ways out. */
function completedNodes(flow: Flow, events: readonly Event[]): readonly string[] {
  return events.flatMap((event) => {
    if (event.type === 'InstanceSubmitted') return [flow.start.id];
    if (event.type === 'RoundClosed' && event.result === 'passed') return [event.node];
    return event.type === 'ForkPassed' || event.type === 'JoinPassed' ? [event.node] : [];
  });
}

function take(flow: Flow, node: string, taken: Set<string>): void {
  for (const { id } of flow.nodes[node]?.outgoing ?? []) taken.add(id);
}
