import type { BoundaryNode, SubNode } from '../definition/flow.ts';
import { eventSubsAt, nodeAt } from '../definition/node-at.ts';
import type { Trigger } from '../definition/trigger.ts';
import type { Token } from '../instance.ts';
import type { Move } from '../nodes/move.ts';
import type { Rejection } from '../rejection.ts';
import { isIteration, scopeWith, tokenOf } from '../scopes/around.ts';
import { emit, type Work } from '../work.ts';
import { beginEventSub } from './event-sub.ts';
import { happenAtBoundary } from './interrupt.ts';

/** Who catches an error or escalation. */
type Catcher =
  | { readonly boundary: BoundaryNode; readonly host: number }
  | { readonly sub: SubNode; readonly scope: number | undefined };

/**
 * Throws an error 错误 (BPMN 2.0 §10.5.1): the nearest one around that catches it goes on instead. Undefined when nobody does:
 * then the line of work simply ends.
 */
export function throwError(
  work: Work,
  token: number,
  node: string,
  code: string,
  message?: string,
): readonly Move[] | Rejection | undefined {
  const catcher = nearest(work, token, 'error', code);
  const caughtBy = catcher && nodeOf(catcher);
  emit(work, {
    type: 'ErrorThrown',
    node,
    code,
    ...(message === undefined ? undefined : { message }),
    ...(caughtBy === undefined ? undefined : { caughtBy }),
  });
  return catcher && happen(work, catcher);
}

/** Throws an escalation 升级: as an error, but nobody needs to catch it, and work may go on beside it. */
export function throwEscalation(
  work: Work,
  token: number,
  node: string,
  code: string,
): readonly Move[] | Rejection {
  const catcher = nearest(work, token, 'escalation', code);
  const caughtBy = catcher && nodeOf(catcher);
  emit(work, {
    type: 'EscalationThrown',
    node,
    code,
    ...(caughtBy === undefined ? undefined : { caughtBy }),
  });
  return catcher === undefined ? [] : happen(work, catcher);
}

function nodeOf(catcher: Catcher): string {
  return 'boundary' in catcher ? catcher.boundary.id : catcher.sub.id;
}

function happen(work: Work, catcher: Catcher): readonly Move[] | Rejection {
  return 'boundary' in catcher
    ? happenAtBoundary(work, catcher.boundary, catcher.host)
    : beginEventSub(work, catcher.sub, catcher.scope);
}

/** Looks outwards: boundary events of each activity around, and event sub-processes of each scope around. */
function nearest(work: Work, from: number, on: 'error' | 'escalation', code: string): Catcher | undefined {
  let token = tokenOf(work.instance, from);
  let insideHandler = false;
  while (token !== undefined) {
    const boundary = boundaryAt(work, token, on, code);
    if (boundary !== undefined) return { boundary, host: token.id };
    const scope = scopeWith(work.instance, token.scope);
    // A handler is not there for what goes wrong in a handler of the same scope.
    const sub = insideHandler ? undefined : eventSubIn(work, scope?.node, on, code);
    if (sub !== undefined && scope?.kind !== 'multi') return { sub, scope: scope?.id };
    insideHandler = scope?.kind === 'event';
    token = scope === undefined ? undefined : tokenOf(work.instance, scope.token);
  }
  return undefined;
}

function boundaryAt(
  { flow, instance }: Work,
  token: Token,
  on: 'error' | 'escalation',
  code: string,
): BoundaryNode | undefined {
  const node = nodeAt(flow, token.node);
  if (node === undefined || !('activity' in node) || isIteration(instance, token)) return undefined;
  const events = node.activity?.boundary ?? [];
  return mostSpecific(events, ({ trigger }) => trigger, on, code);
}

function eventSubIn(
  work: Work,
  scopeNode: string | undefined,
  on: 'error' | 'escalation',
  code: string,
): SubNode | undefined {
  return mostSpecific(eventSubsAt(work.flow, scopeNode), ({ start }) => start.trigger, on, code);
}

/** Who names the code comes before who catches any. */
function mostSpecific<T>(
  catchers: readonly T[],
  triggerOf: (catcher: T) => Trigger | undefined,
  on: 'error' | 'escalation',
  code: string,
): T | undefined {
  const codeOf = (catcher: T): string | null | undefined => {
    const trigger = triggerOf(catcher);
    return trigger?.on === on ? (trigger.code ?? null) : undefined;
  };
  return catchers.find((each) => codeOf(each) === code) ?? catchers.find((each) => codeOf(each) === null);
}
