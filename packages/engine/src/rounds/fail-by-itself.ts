import { tokenOf } from '../scopes/around.ts';
import { endless, STEP_LIMIT } from '../nodes/walk.ts';
import type { Rejection } from '../rejection.ts';
import type { Work } from '../work.ts';
import { failRound } from './fail-round.ts';

/** Fails the rounds in which nobody is asked and that their node fails then 无人审批即不通过, once everybody else is in place. */
export function failByItself(work: Work): Rejection | undefined {
  for (let next = work.failing?.[0]; next !== undefined; next = work.failing?.[0]) {
    work.failing = work.failing?.slice(1);
    work.steps += 1;
    if (work.steps > STEP_LIMIT) return endless(next.node);
    const { node, auto, token: failing } = next;
    const token = tokenOf(work.instance, failing);
    if (token?.round === undefined) continue;
    const refusal = failRound(work, token, node, undefined, auto);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}
