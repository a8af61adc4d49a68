import type { ActivityNode } from '../definition/flow.ts';
import { eventSubsAt } from '../definition/node-at.ts';
import type { JsonObject } from '../json.ts';
import { isRejection, type Rejection } from '../rejection.ts';
import { openWait } from '../waits/open-wait.ts';
import { emit, type Work } from '../work.ts';
import { tokenOf } from './around.ts';
import type { Loop, Scope } from './scope.ts';
import { variablesOf } from './variables.ts';

/** What begins with a scope: the token inside it, at its start. */
export interface Inside {
  readonly scope: Scope;
  readonly token: number;
}

/** Opens a scope 作用域 for the token at an activity, with what its event sub-processes wait for, and a token at its start. */
export function openScope(
  work: Work,
  kind: 'sub' | 'call' | 'event',
  node: ActivityNode,
  start: string,
  token: number,
  variables: JsonObject | undefined,
): Inside | Rejection {
  const scope = addScope(work, kind, node.id, token, variables);
  const lineage = tokenOf(work.instance, token)?.lineage ?? [];
  const inside = work.instance.next;
  emit(work, { type: 'TokenPlaced', token: inside, node: start, lineage, scope: scope.id });
  return awaitEventSubs(work, node.id, scope.id, inside) ?? { scope, token: inside };
}

/** Opens a scope without anything in it. */
export function addScope(
  work: Work,
  kind: Scope['kind'],
  node: string,
  token: number,
  variables: JsonObject | undefined,
  loop?: Loop,
): Scope {
  const { scope: parent, lineage } = tokenOf(work.instance, token) ?? {};
  const scope = { id: work.instance.next, kind, node, token, parent, variables, loop, lineage };
  emit(work, { type: 'ScopeOpened', scope });
  return scope;
}

/** The event sub-processes of a scope (undefined: of the process) wait for their events, as seen from a token inside. */
export function awaitEventSubs(
  work: Work,
  node: string | undefined,
  scope: number | undefined,
  inside: number,
): Rejection | undefined {
  for (const { start } of eventSubsAt(work.flow, node)) {
    if (start.trigger === undefined) continue;
    const refusal = openWait(work, start.id, start.trigger, { scope }, variablesOf(work, inside));
    if (isRejection(refusal)) return refusal;
  }
  return undefined;
}
