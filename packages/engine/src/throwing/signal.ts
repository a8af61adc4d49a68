import type { Name } from '../definition/trigger.ts';
import type { JsonObject } from '../json.ts';
import type { Move } from '../nodes/move.ts';
import { isRejection, type Rejection } from '../rejection.ts';
import { variablesOf } from '../scopes/variables.ts';
import { isFrozen } from '../waits/frozen.ts';
import { nameOf } from '../waits/name-of.ts';
import { trigger } from '../waits/trigger.ts';
import { emit, type Work } from '../work.ts';

/** Throws a signal 信号: everybody who waits for it in this case gets it at once, other cases through the event. */
export function throwSignal(
  work: Work,
  node: string,
  name: Name,
  token: number,
): readonly Move[] | Rejection {
  const named = nameOf(node, name, variablesOf(work, token));
  if (isRejection(named)) return named;
  emit(work, { type: 'SignalThrown', node, name: named });
  return receiveSignal(work, named, undefined);
}

/** A signal reaches the case: all who wait for it now, nobody later. */
export function receiveSignal(
  work: Work,
  name: string,
  variables: JsonObject | undefined,
): readonly Move[] | Rejection {
  const waiting = work.instance.waits?.filter((wait) => wait.kind === 'signal' && wait.name === name) ?? [];
  const moves: Move[] = [];
  for (const wait of waiting) {
    // A branch that a return has frozen does nothing until it comes back.
    if (isFrozen(work, wait.token)) continue;
    // What came first may have ended the others.
    if (work.instance.waits?.includes(wait) !== true) continue;
    const begun = trigger(work, wait, variables);
    if (isRejection(begun)) return begun;
    moves.push(...begun);
  }
  return moves;
}
