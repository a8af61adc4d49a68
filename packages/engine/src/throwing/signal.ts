import type { ThrowNode } from '../definition/flow.ts';
import type { Name } from '../definition/trigger.ts';
import type { JsonObject } from '../json.ts';
import type { Move } from '../nodes/move.ts';
import { isRejection, type Rejection } from '../rejection.ts';
import { evaluateMappings } from '../scopes/evaluate.ts';
import { variablesOf } from '../scopes/variables.ts';
import { isFrozen } from '../waits/frozen.ts';
import { nameOf } from '../waits/name-of.ts';
import { trigger } from '../waits/trigger.ts';
import { emit, type Work } from '../work.ts';

/** Throws a signal 信号: everybody who waits for it in this case gets it at once, other cases through the event. */
export function throwSignal(
  work: Work,
  { id: node, payload }: Pick<ThrowNode, 'id' | 'payload'>,
  name: Name,
  token: number,
): readonly Move[] | Rejection {
  const seen = variablesOf(work, token);
  const named = nameOf(node, name, seen);
  if (isRejection(named)) return named;
  const variables = payload === undefined ? undefined : evaluateMappings(node, payload, seen);
  if (isRejection(variables)) return variables;
  const carried = variables === undefined ? undefined : { variables };
  emit(work, { type: 'SignalThrown', node, name: named, ...carried });
  return receiveSignal(work, named, variables);
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
