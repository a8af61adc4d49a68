import type { ActivityNode } from '../definition/flow.ts';
import { isRejection, type Rejection } from '../rejection.ts';
import { openRound } from '../rounds/open-round.ts';
import { tokenOf } from '../scopes/around.ts';
import { completeActivity, finishActivity } from '../scopes/complete.ts';
import { evaluate, evaluateCondition, evaluateMappings } from '../scopes/evaluate.ts';
import { beginLoop } from '../scopes/loop.ts';
import { addScope } from '../scopes/open-scope.ts';
import { setVariables, variablesOf } from '../scopes/variables.ts';
import { openWait, openWork } from '../waits/open-wait.ts';
import { emit, type Work } from '../work.ts';
import { beginCall } from './call-activity.ts';
import type { Move } from './move.ts';
import { receive } from './receive.ts';
import { beginSub } from './sub-process.ts';

type Onward = readonly Move[] | Rejection;

/** A token comes to an activity 活动: it stays there while the activity is done. */
export function enterActivity(work: Work, node: ActivityNode, move: Move): Onward {
  if (move.begins === true) return beginOnce(work, node, move.token);
  const beside = node.activity;
  // What is done at once needs no place to stand.
  if (beside !== undefined || (node.kind !== 'script' && node.kind !== 'pass')) place(work, node, move);
  if (beside === undefined) return begin(work, node, move.token);
  const refusal = awaitBoundary(work, node, move.token);
  if (refusal !== undefined) return refusal;
  return beginAnew(work, node, move.token);
}

function place(work: Work, node: ActivityNode, { token, via }: Move): void {
  const at = tokenOf(work.instance, token);
  emit(work, {
    type: 'TokenPlaced',
    token,
    node: node.id,
    ...(via === undefined ? undefined : { via }),
    lineage: at?.lineage ?? [],
    ...(at?.scope === undefined ? undefined : { scope: at.scope }),
  });
}

/** Boundary events 边界事件 are waited for as long as the activity lasts. */
export function awaitBoundary(work: Work, node: ActivityNode, token: number): Rejection | undefined {
  for (const { id, trigger } of node.activity?.boundary ?? []) {
    const refusal = openWait(work, id, trigger, { token }, variablesOf(work, token));
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

/** Begins what an activity does 开始: all iterations of a loop, or once. */
export function beginAnew(work: Work, node: ActivityNode, token: number): Onward {
  const loop = node.activity?.loop;
  if (loop === undefined) return beginOnce(work, node, token);
  if (loop.kind !== 'standard') {
    const begun = beginLoop(work, node, loop, token);
    return isRejection(begun) || begun.length > 0 ? begun : finishActivity(work, node, token);
  }
  const holds =
    loop.testBefore && loop.condition !== undefined
      ? evaluateCondition(node.id, loop.condition, variablesOf(work, token))
      : true;
  if (isRejection(holds)) return holds;
  return holds ? beginOnce(work, node, token) : finishActivity(work, node, token);
}

/** Once, or one iteration. */
function beginOnce(work: Work, node: ActivityNode, token: number): Onward {
  return giveInputs(work, node, token) ?? begin(work, node, token);
}

/** The inputs of an activity become variables of its own. */
export function giveInputs(work: Work, node: ActivityNode, token: number): Rejection | undefined {
  const inputs = node.kind === 'call' ? [] : (node.activity?.inputs ?? []);
  if (inputs.length === 0) return undefined;
  const values = evaluateMappings(node.id, inputs, variablesOf(work, token));
  if (isRejection(values)) return values;
  addScope(work, 'activity', node.id, token, values);
  return undefined;
}

function begin(work: Work, node: ActivityNode, token: number): Onward {
  switch (node.kind) {
    case 'user':
      return askPeople(work, node, token);
    case 'work':
      return openWork(work, node, token) ?? [];
    case 'receive':
      return receive(work, node, node.trigger, token);
    case 'script':
      return runScript(work, node, token);
    case 'pass':
      return completeActivity(work, node, token);
    case 'sub':
      return beginSub(work, node, token);
    case 'call':
      return beginCall(work, node, token);
  }
}

/** User task 用户任务: the token stays and a round opens for it, unless nobody has to be asked. */
function askPeople(work: Work, node: ActivityNode & { kind: 'user' }, token: number): Onward {
  const opened = openRound(work, node, token);
  if (isRejection(opened)) return opened;
  return opened === 'passed' ? completeActivity(work, node, token) : [];
}

/** Script task 脚本任务: a FEEL expression whose value becomes a variable. */
function runScript(work: Work, node: ActivityNode & { kind: 'script' }, token: number): Onward {
  const result = evaluate(node.id, node.expression, variablesOf(work, token));
  if (isRejection(result)) return result;
  if (node.resultVariable !== undefined)
    setVariables(work, node.id, token, { [node.resultVariable]: result.value });
  return completeActivity(work, node, token);
}
