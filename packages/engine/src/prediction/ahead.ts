import { resolveSeats } from '../assignment/resolve.ts';
import type { Flow, UserNode } from '../definition/flow.ts';
import { calledFlow, nodeAt } from '../definition/node-at.ts';
import { isRejection } from '../rejection.ts';
import { requestFor } from '../rounds/request-for.ts';
import { scopeOf } from '../scope.ts';
import type { Work } from '../work.ts';
import type { Prediction, PredictionReason } from './prediction.ts';

/** Nodes that are looked at. */
const MOST_NODES = 5_000;

/** Steps that may come after the point where the flow cannot be followed: each with whom it would ask now. */
export function ahead(
  work: Work,
  found: readonly Prediction[],
  reason: PredictionReason,
): readonly Prediction[] {
  const known = new Set(found.map(({ node }) => node));
  return reachableTasks(work)
    .filter(({ id }) => !known.has(id))
    .map((node) => ({ node: node.id, status: 'conditional', reason, seats: seatsOf(work, node) }));
}

function seatsOf(work: Work, node: UserNode): Prediction['seats'] {
  const request = requestFor(work, node.id, () => scopeOf(work));
  if (isRejection(request)) return [];
  const resolved = resolveSeats(node.approval, request);
  return 'settled' in resolved ? [] : resolved.seating;
}

/** User tasks that the tokens can still come to, nearest first. */
function reachableTasks({ flow, instance }: Work): readonly UserNode[] {
  const seen = new Set(instance.tokens.map(({ node }) => node));
  const tasks: UserNode[] = [];
  // The set grows while it is walked: breadth first.
  for (const id of seen) {
    for (const to of onwardFrom(flow, id)) {
      const node = nodeAt(flow, to);
      if (node === undefined || seen.has(to)) continue;
      seen.add(to);
      if (node.kind === 'user') tasks.push(node);
    }
    // A flow that calls itself has no last level.
    if (seen.size > MOST_NODES) break;
  }
  return tasks;
}

/** Where a token may come from here: along the flow, into what the node holds or calls, and out of what it lies in. */
function onwardFrom(flow: Flow, id: string): readonly string[] {
  const node = nodeAt(flow, id);
  if (node === undefined) return [];
  const inside =
    node.kind === 'sub' ? node.start : node.kind === 'call' ? calledFlow(flow, node)?.start : undefined;
  const boundary = 'activity' in node ? (node.activity?.boundary ?? []) : [];
  const call = id.includes('/') ? [id.slice(0, id.lastIndexOf('/'))] : [];
  return [
    ...node.outgoing.map(({ to }) => to),
    ...[inside, ...boundary].flatMap((each) => (each === undefined ? [] : [each.id])),
    ...(node.within === undefined ? call : [node.within]),
  ];
}
