import { nodeAt } from '../definition/node-at.ts';
import type { UserNode } from '../definition/flow.ts';
import { unknownNode } from '../nodes/unknown-node.ts';
import { isRejection, type Rejection } from '../rejection.ts';
import type { Situation } from '../work.ts';
import { notInCharge } from './in-charge.ts';
import { notAllowed, ownTask } from './task-checks.ts';
import { alreadyClosed } from './withdraw.ts';

/** The node whose next round the actor may arrange: by a task at a node that allows it, or by being in charge. */
export function plannable(
  situation: Situation,
  { node, taskId }: { readonly node: string; readonly taskId?: number },
  action: string,
): UserNode | Rejection {
  const refusal =
    alreadyClosed(situation) ??
    (taskId === undefined ? notInCharge(situation) : notPlanner(situation, taskId, action));
  if (refusal !== undefined) return refusal;
  const target = nodeAt(situation.flow, node);
  return target?.kind === 'user' ? target : unknownNode(node);
}

/** May the holder of this task arrange later nodes? */
export function notPlanner(situation: Situation, taskId: number, action: string): Rejection | undefined {
  const held = ownTask(situation, { taskId });
  if (isRejection(held)) return held;
  const node = nodeAt(situation.flow, held.token.node);
  const actions = node?.kind === 'user' ? node.approval : undefined;
  if (actions?.planAhead === true) return undefined;
  return notAllowed(held.token.node, action, actions?.actions ?? []);
}
