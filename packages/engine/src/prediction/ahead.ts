import { resolveSeats } from '../assignment/resolve.ts';
import type { UserNode } from '../definition/flow.ts';
import { isRejection } from '../rejection.ts';
import { requestFor } from '../rounds/request-for.ts';
import { scopeOf } from '../scope.ts';
import type { Work } from '../work.ts';
import type { Prediction, PredictionReason } from './prediction.ts';

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
    for (const { to } of flow.nodes[id]?.outgoing ?? []) {
      const node = flow.nodes[to];
      if (node === undefined || seen.has(to)) continue;
      seen.add(to);
      if (node.kind === 'user') tasks.push(node);
    }
  }
  return tasks;
}
