import type { WorkNode } from '../definition/flow.ts';
import type { Trigger } from '../definition/trigger.ts';
import type { Json, JsonObject } from '../json.ts';
import { isRejection, type Rejection } from '../rejection.ts';
import { placeOf, tokenOf } from '../scopes/around.ts';
import { evaluate } from '../scopes/evaluate.ts';
import type { Wait } from '../scopes/scope.ts';
import { emit, type Work } from '../work.ts';
import { nameOf } from './name-of.ts';
import { timerTimes } from './timer-times.ts';

/** Who waits: the token, or a scope (left out: the process) whose event sub-process may begin. */
export interface Waiter {
  readonly token?: number;
  readonly scope?: number | undefined;
}

type What = Partial<Pick<Wait, 'at' | 'cycle' | 'since' | 'name' | 'key'>>;

/** Starts to wait 登记等待 for the event at a node. Events that are thrown to their catcher are not waited for. */
export function openWait(
  work: Work,
  node: string,
  trigger: Trigger,
  waiter: Waiter,
  variables: JsonObject,
): Rejection | undefined {
  switch (trigger.on) {
    case 'timer': {
      const times = timerTimes(work, node, trigger, variables);
      return isRejection(times) ? times : add(work, node, 'timer', waiter, times);
    }
    case 'message': {
      const named = nameOf(node, trigger.name, variables);
      const key = trigger.key === undefined ? undefined : evaluate(node, trigger.key, variables);
      if (isRejection(named)) return named;
      if (isRejection(key)) return key;
      return add(work, node, 'message', waiter, withKey(named, key?.value));
    }
    case 'signal': {
      const named = nameOf(node, trigger.name, variables);
      return isRejection(named) ? named : add(work, node, 'signal', waiter, { name: named });
    }
    case 'condition':
      work.changed = true;
      return add(work, node, 'condition', waiter, {});
    case 'error':
    case 'escalation':
    case 'compensation':
    case 'cancel':
    case 'link':
    case 'terminate':
      return undefined;
  }
}

function withKey(name: string, key: Json | undefined): What {
  return key === undefined ? { name } : { name, key };
}

/**
 * Waits for work 外部工作 that another system does. Each call has its own idempotency key; one that comes again after a return has
 * the old one, unless its task says that it is to be done as new, or the case was reopened for it.
 */
export function openWork(work: Work, node: WorkNode, token: number): undefined {
  const { id, topic: name } = node;
  const since = work.context.now;
  return add(
    work,
    id,
    'work',
    { token },
    { name, key: keyOf(work, node, token), since },
    inputsOf(work, token),
  );
}

function keyOf(work: Work, { id: node, again }: WorkNode, token: number): string {
  const place = placeOf(work.instance, tokenOf(work.instance, token));
  const before = work.instance.calls?.find((call) => call.node === node && call.place === place);
  const isReopened = work.events.some((event) => event.type === 'CaseReopened' && event.node === node);
  const isSame = before?.gone === true && again === undefined && !isReopened;
  return isSame ? before.key : `${node}:${work.instance.next}`;
}

/** The inputs of an activity are its own variables. */
function inputsOf({ instance }: Work, token: number): JsonObject | undefined {
  return instance.scopes?.find((scope) => scope.kind === 'activity' && scope.token === token)?.variables;
}

function add(
  work: Work,
  node: string,
  kind: Wait['kind'],
  waiter: Waiter,
  what: What,
  payload?: JsonObject,
): undefined {
  emit(work, {
    type: 'WaitOpened',
    ...(payload === undefined ? undefined : { payload }),
    wait: {
      id: work.instance.next,
      kind,
      node,
      token: waiter.token,
      scope: waiter.scope,
      at: what.at,
      cycle: what.cycle,
      since: what.since,
      name: what.name,
      key: what.key,
    },
  });
  return undefined;
}
