import { isActivity } from '../definition/is-activity.ts';
import { nodeAt } from '../definition/node-at.ts';
import type { Move } from '../nodes/move.ts';
import { isRejection, type Rejection } from '../rejection.ts';
import type { Work } from '../work.ts';
import { isIteration, tokenOf } from './around.ts';
import { cancelActivity } from './cancel.ts';
import { endToken, finishActivity } from './complete.ts';
import { afterIteration } from './loop.ts';

/**
 * An activity failed and nobody catches it: its line of work ends there. One of several iterations is over like the others,
 * without a result, so that the activity does not wait for it.
 */
export function giveUpActivity(work: Work, token: number): readonly Move[] | Rejection {
  cancelActivity(work, token, 'interrupted');
  const at = tokenOf(work.instance, token);
  const node = at === undefined ? undefined : nodeAt(work.flow, at.node);
  if (at === undefined || node === undefined || !isActivity(node) || !isIteration(work.instance, at))
    return endToken(work, token);
  const next = afterIteration(work, node, at, 'failed');
  if (isRejection(next)) return next;
  return 'moves' in next ? next.moves : finishActivity(work, node, next.outer);
}
