import type { CatchNode, EndNode, EventGatewayNode, ThrowNode } from '../definition/flow.ts';
import { flowAt, nodeAt } from '../definition/node-at.ts';
import type { Trigger } from '../definition/trigger.ts';
import { isRejection, type Rejection } from '../rejection.ts';
import { tokenOf } from '../scopes/around.ts';
import { cancelToken, emptyScope } from '../scopes/cancel.ts';
import { afterThrow, endToken } from '../scopes/complete.ts';
import { evaluate, evaluateMappings } from '../scopes/evaluate.ts';
import { variablesOf } from '../scopes/variables.ts';
import { cancelTransaction } from '../throwing/cancel-transaction.ts';
import { compensate } from '../throwing/compensate.ts';
import { throwSignal } from '../throwing/signal.ts';
import { throwError, throwEscalation } from '../throwing/throw-code.ts';
import { nameOf } from '../waits/name-of.ts';
import { emit, type Work } from '../work.ts';
import { leave } from './leave.ts';
import { complete, type Move } from './move.ts';
import { receive, receiveAny } from './receive.ts';

type Onward = readonly Move[] | Rejection;

/** Intermediate catching event 中间捕获事件: the token waits. A link's target is passed. */
export function enterCatch(work: Work, node: CatchNode, move: Move): Onward {
  stand(work, node, move);
  return node.trigger.on === 'link'
    ? leave(work, node, move.token)
    : receive(work, node, node.trigger, move.token);
}

/** Event-based gateway 基于事件的网关 (BPMN 2.0 §10.6.6): the token waits for all events behind it. */
export function enterEventGateway(work: Work, node: EventGatewayNode, move: Move): Onward {
  stand(work, node, move);
  const behind = node.outgoing.flatMap(({ to }) => nodeAt(work.flow, to) ?? []);
  return receiveAny(work, behind, move.token);
}

/** Intermediate throwing event 中间抛出事件. */
export function enterThrow(work: Work, node: ThrowNode, move: Move): Onward {
  if (node.trigger === undefined) return afterThrow(work, node.id, move.token);
  stand(work, node, move);
  return thrown(work, node, node.trigger, move.token);
}

/** End event 结束事件 (§10.5.3): this token is done, the others go on. */
export function enterEnd(work: Work, node: EndNode, move: Move): Onward {
  const { token } = move;
  if (move.begins === true) return cancelTransaction(work, token);
  if (tokenOf(work.instance, token)?.scope === undefined) work.closesAs = node.outcome;
  if (node.trigger === undefined) {
    complete(work, node);
    return endToken(work, token);
  }
  stand(work, node, move);
  return thrown(work, node, node.trigger, token);
}

function stand(work: Work, { id: node }: { readonly id: string }, { token, via }: Move): void {
  const { lineage = [], scope } = tokenOf(work.instance, token) ?? {};
  emit(work, {
    type: 'TokenPlaced',
    token,
    node,
    ...(via === undefined ? undefined : { via }),
    lineage,
    ...(scope === undefined ? undefined : { scope }),
  });
}

function thrown(work: Work, node: ThrowNode | EndNode, trigger: Trigger, token: number): Onward {
  switch (trigger.on) {
    case 'error':
      return throwError(work, token, node.id, trigger.code ?? '') ?? goOn(work, node, token, []);
    case 'escalation':
      return goOn(work, node, token, throwEscalation(work, token, node.id, trigger.code ?? ''));
    case 'signal':
      return goOn(work, node, token, throwSignal(work, node, trigger.name, token));
    case 'message':
      return goOn(work, node, token, throwMessage(work, node, trigger, token));
    case 'compensation': {
      const begun = compensate(work, token, trigger.activity);
      return isRejection(begun) || begun.length > 0 ? begun : goOn(work, node, token, []);
    }
    case 'cancel': {
      emptyScope(work, tokenOf(work.instance, token)?.scope, 'interrupted', token);
      const begun = compensate(work, token, undefined);
      return isRejection(begun) || begun.length > 0 ? begun : cancelTransaction(work, token);
    }
    case 'terminate':
      complete(work, node);
      return terminate(work, token);
    case 'link':
      return jump(work, node, trigger.name, token);
    case 'timer':
    case 'condition':
      return goOn(work, node, token, []);
  }
}

/** After what was thrown has been caught, the throwing token goes on, unless that ended it. */
function goOn(work: Work, node: ThrowNode | EndNode, token: number, caught: Onward): Onward {
  if (isRejection(caught) || tokenOf(work.instance, token)?.node !== node.id) return caught;
  const onward = afterThrow(work, node.id, token);
  return isRejection(onward) ? onward : [...caught, ...onward];
}

function throwMessage(
  work: Work,
  { id: node, payload }: ThrowNode | EndNode,
  trigger: Trigger & { on: 'message' },
  token: number,
): Onward {
  const seen = variablesOf(work, token);
  const name = nameOf(node, trigger.name, seen);
  if (isRejection(name)) return name;
  const key = trigger.key === undefined ? undefined : evaluate(node, trigger.key, seen);
  if (isRejection(key)) return key;
  const variables = payload === undefined ? undefined : evaluateMappings(node, payload, seen);
  if (isRejection(variables)) return variables;
  emit(work, {
    type: 'MessageThrown',
    node,
    name,
    ...(key === undefined ? undefined : { key: key.value }),
    ...(variables === undefined ? undefined : { variables }),
  });
  return [];
}

/** Terminate end event 终止结束: everything in this scope ends (§10.5.3). */
function terminate(work: Work, token: number): Onward {
  emptyScope(work, tokenOf(work.instance, token)?.scope, 'closed', token);
  return endToken(work, token);
}

/** Link 链接: the token goes on behind the catching event with the same name on the same level. */
function jump(work: Work, from: ThrowNode | EndNode, name: string, token: number): Onward {
  const path = from.id.slice(0, from.id.lastIndexOf('/') + 1);
  const within = from.within?.slice(path.length);
  const nodes = Object.values(flowAt(work.flow, path.split('/').slice(0, -1))?.nodes ?? {}).filter(
    (node) => node.within === within,
  );
  const target = nodes.find(
    (node) => node.kind === 'catch' && node.trigger.on === 'link' && node.trigger.name === name,
  );
  if (target !== undefined) return [{ token, to: path + target.id }];
  cancelToken(work, token, 'closed');
  return [];
}
