import type { ReturnTo } from '../commands/command.ts';
import type { UserNode } from '../definition/flow.ts';
import type { HeldTask } from '../rounds/held-task.ts';
import { emit, type Work } from '../work.ts';
import { dropFrozenBy, dropToken, freeze, siblings } from './branches.ts';
import { restoreArrivals } from './restore.ts';
import { supersededBy, type Place } from './superseded.ts';
import { standing } from './targets.ts';

/**
 * Moves the token of a returned round to an earlier place. Out of a fork its sibling branches are frozen until it jumps
 * back, or cancelled when the flow is walked again; into a finished block the other branches stand arrived.
 */
export function goBack(
  work: Work,
  { token, round, holder }: HeldTask,
  node: UserNode,
  place: Place,
  command: ReturnTo,
): void {
  const { order, lineage } = standing(token, round);
  const rewalk = command.resume === 'rewalk';
  if (rewalk) dropFrozenBy(work, token.id);
  const beside = siblings(work.instance, token.id, lineage, place.lineage);
  if (rewalk) for (const sibling of beside) dropToken(work, sibling);
  restoreArrivals(work, lineage, place.lineage);
  const returnNo = work.instance.next;
  const returner = round.seats.length === 1 ? holder.person : undefined;
  emit(work, {
    type: 'Returned',
    returnNo,
    token: token.id,
    from: node.id,
    target: place.node === work.flow.start.id ? 'applicant' : place.node,
    targetNode: place.node,
    resume: command.resume,
    order,
    lineage,
    ...(returner === undefined ? undefined : { returner }),
    superseded: rewalk ? superseded(work, place) : [],
    ...(command.opinion === undefined ? undefined : { opinion: command.opinion }),
  });
  if (!rewalk) for (const sibling of beside) freeze(work, sibling, returnNo);
  emit(work, { type: 'TokenPlaced', token: token.id, node: place.node, lineage: place.lineage });
}

/** Also the target's own earlier visit: it decides anew. */
function superseded({ flow, instance }: Work, place: Place): readonly string[] {
  return [...new Set([place.node, ...supersededBy(flow, instance, place)])];
}
