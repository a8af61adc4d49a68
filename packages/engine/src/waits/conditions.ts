import { nodeAt } from '../definition/node-at.ts';
import type { Move } from '../nodes/move.ts';
import { isRejection, type Rejection } from '../rejection.ts';
import type { Wait } from '../scopes/scope.ts';
import { variablesIn, variablesOf } from '../scopes/variables.ts';
import type { Work } from '../work.ts';
import { isFrozen } from './frozen.ts';
import { trigger } from './trigger.ts';

/** Looks at the conditions 条件事件 that are waited for, after variables changed. One that cannot be told is not true. */
export function fireConditions(work: Work): readonly Move[] | Rejection {
  work.changed = false;
  const moves: Move[] = [];
  for (const wait of work.instance.waits ?? []) {
    if (wait.kind !== 'condition' || work.instance.waits?.includes(wait) !== true) continue;
    if (isFrozen(work, wait.token) || !holds(work, wait)) continue;
    const begun = trigger(work, wait, undefined);
    if (isRejection(begun)) return begun;
    moves.push(...begun);
  }
  return moves;
}

function holds(work: Work, wait: Wait): boolean {
  const node = nodeAt(work.flow, wait.node);
  const what = node !== undefined && 'trigger' in node ? node.trigger : undefined;
  if (what?.on !== 'condition') return false;
  const { token, scope } = wait;
  const result = what.condition.evaluate(
    token === undefined ? variablesIn(work, scope) : variablesOf(work, token),
  );
  return 'value' in result && result.value === true;
}
