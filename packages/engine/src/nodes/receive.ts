import type { CatchNode, FlowNode, ReceiveNode } from '../definition/flow.ts';
import type { Trigger } from '../definition/trigger.ts';
import type { Rejection } from '../rejection.ts';
import { variablesOf } from '../scopes/variables.ts';
import { takeBuffered } from '../waits/buffer.ts';
import { openWait } from '../waits/open-wait.ts';
import { trigger as happen } from '../waits/trigger.ts';
import type { Work } from '../work.ts';
import type { Move } from './move.ts';

/** Waits for an event at a node; a message that came before it is taken at once. */
export function receive(
  work: Work,
  node: ReceiveNode | CatchNode,
  trigger: Trigger,
  token: number,
): readonly Move[] | Rejection {
  const refusal = openWait(work, node.id, trigger, { token }, variablesOf(work, token));
  return refusal ?? takeEarly(work, token);
}

/** Events behind an event-based gateway 基于事件的网关: all are waited for, the first decides. */
export function receiveAny(
  work: Work,
  nodes: readonly FlowNode[],
  token: number,
): readonly Move[] | Rejection {
  for (const node of nodes) {
    if (node.kind !== 'catch' && node.kind !== 'receive') continue;
    const refusal = openWait(work, node.id, node.trigger, { token }, variablesOf(work, token));
    if (refusal !== undefined) return refusal;
  }
  return takeEarly(work, token);
}

function takeEarly(work: Work, token: number): readonly Move[] | Rejection {
  if (work.instance.messages === undefined) return [];
  const taken = takeBuffered(work, token);
  return taken === undefined ? [] : happen(work, taken.wait, taken.variables);
}
