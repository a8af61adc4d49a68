import { jumpedBack } from '../nodes/pass-user-task.ts';
import { walk } from '../nodes/walk.ts';
import { isRejection, type Rejection } from '../rejection.ts';
import { failByItself } from '../rounds/fail-by-itself.ts';
import { tokenOf } from '../scopes/around.ts';
import { finishActivity } from '../scopes/complete.ts';
import type { Work } from '../work.ts';

/**
 * Once nothing else moves: rounds that fail by themselves, and user tasks with several iterations that a return came to and
 * that are done with all of them: they jump back, or go on along the flow.
 */
export function comeBack(work: Work): Rejection | undefined {
  let refusal = failByItself(work);
  for (let next = work.comingBack?.[0]; next !== undefined; next = work.comingBack?.[0]) {
    if (refusal !== undefined) return refusal;
    work.comingBack = work.comingBack?.slice(1);
    refusal = goOn(work, next) ?? failByItself(work);
  }
  return refusal;
}

function goOn(work: Work, { token, node }: NonNullable<Work['comingBack']>[number]): Rejection | undefined {
  if (tokenOf(work.instance, token)?.node !== node.id) return undefined;
  const jumped = jumpedBack(work, node, token);
  if (jumped !== 'stays') return jumped;
  const onward = finishActivity(work, node, token);
  return isRejection(onward) ? onward : walk(work, onward);
}
