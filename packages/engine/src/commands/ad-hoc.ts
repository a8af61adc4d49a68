import type { SubNode } from '../definition/flow.ts';
import { nodeAt } from '../definition/node-at.ts';
import { openTasks } from '../open-tasks.ts';
import { isRejection, reject, type Rejection } from '../rejection.ts';
import { beginChosen, cancelInside } from '../scopes/ad-hoc.ts';
import { tokenOf } from '../scopes/around.ts';
import { completeScope } from '../scopes/complete.ts';
import type { Scope } from '../scopes/scope.ts';
import type { Situation, Work } from '../work.ts';
import type { CompleteAdHoc, StartAdHocActivity } from './command.ts';
import { goOn } from './fire-wait.ts';
import { notInCharge } from './in-charge.ts';
import { alreadyClosed } from './withdraw.ts';

interface Open {
  readonly node: SubNode;
  readonly scope: Scope;
}

/** Begins one activity 启动即席活动 of an ad-hoc sub-process in which somebody chooses (BPMN 2.0 §10.3.5), as often as is wanted. */
export function startAdHocActivity(work: Work, command: StartAdHocActivity): Rejection | undefined {
  const { activity } = command;
  const open = openFor(work, command, ({ start }) => start.outgoing.some(({ to }) => to === activity));
  if (isRejection(open)) return open;
  const { node, scope } = open;
  if (node.adHoc?.ordering === 'sequential' && isBusy(work, scope))
    return reject('NOT_ALLOWED_AT_NODE', 'nothing under way: the activities follow one another', {
      node: node.id,
    });
  return goOn(work, [beginChosen(work, node, scope, activity)]);
}

/** Ends such a sub-process 结束即席子流程 where no condition does; what is under way is cancelled, or must be done first. */
export function completeAdHoc(work: Work, command: CompleteAdHoc): Rejection | undefined {
  const open = openFor(work, command, ({ id }) => id === command.node);
  if (isRejection(open)) return open;
  const { node, scope } = open;
  if (node.adHoc?.cancelRemaining === true) cancelInside(work, scope);
  else if (isBusy(work, scope))
    return reject('NOT_ALLOWED_AT_NODE', 'nothing under way: it is not cancelled', { node: node.id });
  return goOn(work, completeScope(work, scope));
}

function openFor(
  work: Work,
  command: { readonly scope?: number },
  fits: (node: SubNode) => boolean,
): Open | Rejection {
  const refusal = alreadyClosed(work) ?? notPerformer(work);
  if (refusal !== undefined) return refusal;
  const open = openAdHoc(work).filter(
    ({ node, scope }) => fits(node) && scope.id === (command.scope ?? scope.id),
  );
  const [first, second] = open;
  if (first === undefined) return reject('NOT_WAITING', 'an ad-hoc sub-process that is open', {});
  if (second === undefined) return first;
  return reject('AMBIGUOUS_TARGET', 'one of several open sub-processes, by scope', {
    scopes: open.map(({ scope }) => scope.id),
  });
}

/** Those in charge choose, and whoever has a task of the case. */
export function notPerformer(situation: Situation): Rejection | undefined {
  const { instance, context } = situation;
  const holds = openTasks(instance).some(({ holder, frozen }) => !frozen && holder === context.actor);
  return holds ? undefined : notInCharge(situation);
}

function isBusy({ instance }: Work, scope: Scope): boolean {
  return instance.tokens.some((token) => token.scope === scope.id);
}

/** Ad-hoc sub-processes in which somebody may choose now. */
export function openAdHoc({ flow, instance }: Pick<Situation, 'flow' | 'instance'>): readonly Open[] {
  return (instance.scopes ?? []).flatMap((scope) => {
    const node = nodeAt(flow, scope.node);
    if (scope.kind !== 'sub' || node?.kind !== 'sub' || node.adHoc?.chosen !== true) return [];
    return tokenOf(instance, scope.token)?.frozen === undefined ? [{ node, scope }] : [];
  });
}
