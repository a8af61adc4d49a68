import type { FlowNode } from '../definition/flow.ts';
import { nodeAt } from '../definition/node-at.ts';
import type { JsonObject } from '../json.ts';
import { leave } from '../nodes/leave.ts';
import { complete, type Move } from '../nodes/move.ts';
import { unknownNode } from '../nodes/unknown-node.ts';
import { isRejection, type Rejection } from '../rejection.ts';
import { tokenOf } from '../scopes/around.ts';
import { completeActivity, endToken } from '../scopes/complete.ts';
import { evaluateMappings } from '../scopes/evaluate.ts';
import type { Wait } from '../scopes/scope.ts';
import { setVariables, variablesIn, variablesOf } from '../scopes/variables.ts';
import { beginEventSub } from '../throwing/event-sub.ts';
import { happenAtBoundary } from '../throwing/interrupt.ts';
import { emit, type Work } from '../work.ts';
import { closeWait, closeWaits } from './close-waits.ts';
import { nextTime } from './timer-times.ts';

/** What is waited for has come 触发: the token goes on, the boundary event or event sub-process happens. */
export function trigger(
  work: Work,
  wait: Wait,
  variables: JsonObject | undefined,
): readonly Move[] | Rejection {
  const node = nodeAt(work.flow, wait.node);
  if (node === undefined) return unknownNode(wait.node);
  const brought = broughtBy(work, wait, node, variables);
  if (isRejection(brought)) return brought;
  settle(work, wait, node);
  if (brought !== undefined && wait.token !== undefined) setVariables(work, wait.node, wait.token, brought);
  if (brought !== undefined && wait.token === undefined) setGlobally(work, wait, brought);
  return happen(work, wait, node);
}

/** What an event sets: the variables that came with it, or what its outputs make of them. */
function broughtBy(
  work: Work,
  { token, scope }: Wait,
  node: FlowNode,
  variables: JsonObject | undefined,
): JsonObject | Rejection | undefined {
  const outputs = 'outputs' in node ? node.outputs : undefined;
  if (outputs === undefined) return variables;
  const around = token === undefined ? variablesIn(work, scope) : variablesOf(work, token);
  return evaluateMappings(node.id, outputs, { ...around, ...variables });
}

function setGlobally(work: Work, { node, scope }: Wait, variables: JsonObject): void {
  emit(work, { type: 'VariablesSet', node, variables, ...(scope === undefined ? undefined : { scope }) });
  work.scope = undefined;
  work.changed = true;
}

/** A wait that may happen again stays open. */
function settle(work: Work, wait: Wait, node: FlowNode): void {
  const stays = (node.kind === 'boundary' || node.kind === 'start') && !node.interrupting;
  if (!stays) return closeWait(work, wait, 'triggered');
  if (wait.kind !== 'timer') return undefined;
  const at =
    wait.cycle === undefined || wait.since === undefined ? undefined : nextTime(work, wait.cycle, wait.since);
  if (at === undefined) closeWait(work, wait, 'triggered');
  else emit(work, { type: 'WaitRepeated', wait: wait.id, node: wait.node, fireAt: at });
  return undefined;
}

function happen(work: Work, wait: Wait, node: FlowNode): readonly Move[] | Rejection {
  const { token } = wait;
  if (node.kind === 'start') {
    const sub = nodeAt(work.flow, node.within ?? '');
    return sub?.kind === 'sub' ? beginEventSub(work, sub, wait.scope) : unknownNode(node.id);
  }
  if (token === undefined) return [];
  if (node.kind === 'boundary') return happenAtBoundary(work, node, token);
  if (node.kind === 'catch') return caught(work, node, token);
  if (node.kind !== 'receive' && node.kind !== 'work') return unknownNode(node.id);
  closeWaits(work, (other) => other.token === token && isBehindGateway(work, token, other));
  return completeActivity(work, node, token);
}

/** Behind an event-based gateway the first event decides: nothing else is waited for any more. */
function caught(work: Work, node: FlowNode, token: number): readonly Move[] | Rejection {
  closeWaits(work, (other) => other.token === token);
  complete(work, node);
  return node.outgoing.length === 0 ? endToken(work, token) : leave(work, node, token);
}

function isBehindGateway(work: Work, token: number, wait: Wait): boolean {
  return tokenOf(work.instance, token)?.node !== wait.node;
}
