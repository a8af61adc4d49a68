import { nodeAt } from '../definition/node-at.ts';
import { inRange } from '../assignment/picks.ts';
import type { PickRule } from '../assignment/rule.ts';
import type { Flow } from '../definition/flow.ts';
import { unknownNode } from '../nodes/unknown-node.ts';
import { isRejection, reject, type Rejection } from '../rejection.ts';
import { pickRuleOf } from '../rounds/missing-pick.ts';
import { requestFor } from '../rounds/request-for.ts';
import { emit, type Work } from '../work.ts';
import type { Pick } from './command.ts';

/** Takes the choices 自选 that come with a command, within the ranges of their nodes; checked again when the rounds open. */
export function takePicks(
  work: Work,
  chooser: PickRule['rule'],
  picks: readonly Pick[] = [],
): Rejection | undefined {
  if (work.context.predicting !== true) work.asksFor = chooser;
  for (const pick of picks) {
    const refusal = unfitPick(work, chooser, pick);
    if (refusal !== undefined) return refusal;
    emit(work, { type: 'NodePlanned', node: pick.node, picked: [...new Set(pick.people)] });
  }
  return undefined;
}

function unfitPick(work: Work, chooser: PickRule['rule'], { node, people }: Pick): Rejection | undefined {
  const rule = ruleAt(work.flow, node);
  if (rule === undefined || rule.rule !== chooser) return unknownNode(node);
  const request = requestFor(work, node);
  if (isRejection(request)) return request;
  const isInside = inRange(rule.range, request);
  const chosen = [...new Set(people)];
  const outside = chosen.find((person) => !isInside(person));
  if (outside !== undefined) {
    return reject('OUT_OF_RANGE', 'people whom the node allows to be chosen', { node, person: outside });
  }
  if (chosen.length >= rule.min && chosen.length <= rule.max) return undefined;
  return reject('PICK_REQUIRED', 'as many people as the node asks for', {
    node,
    min: rule.min,
    max: rule.max,
  });
}

function ruleAt(flow: Flow, id: string): PickRule | undefined {
  const node = nodeAt(flow, id);
  return node?.kind === 'user' ? pickRuleOf(node) : undefined;
}
