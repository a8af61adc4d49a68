import {
  calledFlow,
  type Event,
  type Flow,
  flowAt,
  type FlowNode,
  nodeAt,
  type SequenceFlow,
} from '@wangban/engine';

/** Sequence flows 顺序流 of a flow and of the processes that it calls: which ones its scenarios took. */
export interface Coverage {
  readonly covered: readonly string[];
  readonly uncovered: readonly string[];
}

/** One way out of a node; nodes and flows of a called process have the path of its call activity, `call/flow`. */
interface Way {
  readonly from: FlowNode;
  readonly flow: SequenceFlow;
}

/**
 * Which sequence flows these histories took. Events name the ones that were chosen; where a node has only one way out,
 * it was taken when the node was completed, and at once when there is nothing to wait for.
 */
export function coverageOf(flow: Flow, events: readonly Event[]): Coverage {
  const ways = waysOf(flow, flow, '');
  const taken = new Set(events.flatMap(takenBy));
  const done = new Set(
    events.flatMap((event, index) =>
      isFailedWork(event, events[index + 1]) ? [] : completedBy(event, flow),
    ),
  );
  const failed = new Set(
    events.flatMap((event) =>
      event.type === 'RoundClosed' && event.result === 'failed' ? [event.node] : [],
    ),
  );
  // Every flow into a node with one way out and nobody to wait for leads on; repeat until nothing new comes.
  for (let before = -1; before !== taken.size;) {
    before = taken.size;
    const reached = new Set(ways.flatMap((way) => (taken.has(way.flow.id) ? [way.flow.to] : [])));
    for (const { from, flow: way } of ways)
      if (way.rejected === true) {
        if (failed.has(from.id)) taken.add(way.id);
      } else if (isOnly(from) && (done.has(from.id) || (isPassedAtOnce(from) && reached.has(from.id))))
        taken.add(way.id);
  }
  const all = ways.map((way) => way.flow.id);
  return { covered: all.filter((id) => taken.has(id)), uncovered: all.filter((id) => !taken.has(id)) };
}

function waysOf(whole: Flow, flow: Flow, path: string): readonly Way[] {
  return Object.keys(flow.nodes).flatMap((id) => {
    const from = nodeAt(whole, path + id);
    if (from === undefined) return [];
    const own = from.outgoing.map((way) => ({ from, flow: way }));
    const called = from.kind === 'call' ? flowAt(whole, from.id.split('/')) : undefined;
    const isInsideItself = called !== undefined && path.split('/').length > MAX_DEPTH;
    return called === undefined || isInsideItself ? own : [...own, ...waysOf(whole, called, `${from.id}/`)];
  });
}

/** Processes that call themselves are looked at so deep. */
const MAX_DEPTH = 5;

/** The way that passing takes is the only one of its kind. */
function isOnly({ outgoing }: FlowNode): boolean {
  return outgoing.filter(({ rejected }) => rejected !== true).length === 1;
}

function takenBy(event: Event): readonly string[] {
  if (event.type === 'GatewayPassed') return event.flow.split(' ');
  if ((event.type === 'TokenPlaced' || event.type === 'TokenArrived') && event.via !== undefined)
    return [event.via];
  return event.type === 'ForkPassed'
    ? event.branches.flatMap(({ lineage }) => lineage.at(-1)?.flows ?? [])
    : [];
}

/** Work that ended in an error leaves by the event that catches it, if any. */
function isFailedWork(event: Event, next: Event | undefined): boolean {
  return event.type === 'WaitClosed' && next?.type === 'ErrorThrown' && next.node === event.node;
}

/** Nodes that an event completes, or that begin with it. */
function completedBy(event: Event, flow: Flow): readonly string[] {
  if (event.type === 'InstanceSubmitted') return [flow.start.id];
  if (event.type === 'ScopeOpened') return startInside(flow, event.scope.node);
  if (event.type === 'ErrorThrown' || event.type === 'EscalationThrown') return [event.caughtBy ?? []].flat();
  return isDone(event) ? [event.node] : [];
}

function isDone(event: Event): event is Event & { readonly node: string } {
  if (event.type === 'RoundClosed') return event.result === 'passed';
  if (event.type === 'ScopeClosed') return event.result === 'completed';
  if (event.type === 'WaitClosed') return event.result === 'triggered';
  return event.type === 'WaitRepeated' || event.type === 'JoinPassed';
}

function startInside(flow: Flow, id: string): readonly string[] {
  const node = nodeAt(flow, id);
  if (node?.kind === 'sub') return [node.start.id];
  const called = node?.kind === 'call' ? calledFlow(flow, node) : undefined;
  return called === undefined ? [] : [called.start.id];
}

function isPassedAtOnce({ kind }: FlowNode): boolean {
  return ['exclusive', 'inclusive', 'parallel', 'script', 'pass', 'throw'].includes(kind);
}
