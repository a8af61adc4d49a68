import { inRange } from '../assignment/picks.ts';
import { decider } from '../assignment/self.ts';
import type { UserNode } from '../definition/flow.ts';
import { isRejection, reject, type Rejection } from '../rejection.ts';
import { pickRuleOf } from '../rounds/missing-pick.ts';
import { requestFor } from '../rounds/request-for.ts';
import { emit, type Work } from '../work.ts';
import type { SetFutureApprovers } from './command.ts';
import { plannable } from './plan-checks.ts';

/** Change future approvers 变更后续处理人: counts when the node's next round opens; open rounds are not touched. */
export function setFutureApprovers(work: Work, command: SetFutureApprovers): Rejection | undefined {
  const node = plannable(work, command, 'setFutureApprovers');
  if (isRejection(node)) return node;
  const people = [...new Set(command.people)];
  const refusal = unfitPlan(work, node, people);
  if (refusal !== undefined) return refusal;
  emit(work, { type: 'NodePlanned', node: node.id, people });
  return undefined;
}

/** Refuses people who cannot decide at a node, or whom it does not allow. */
export function unfitPlan(work: Work, node: UserNode, people: readonly number[]): Rejection | undefined {
  const request = requestFor(work, node.id);
  if (isRejection(request)) return request;
  const { directory } = work.context;
  const range = node.approval.range ?? pickRuleOf(node)?.range ?? {};
  const [mayDecide, isInside] = [decider(node.approval, request), inRange(range, request)];
  for (const person of people) {
    if (directory.person(person)?.active !== true) {
      return reject('UNKNOWN_PERSON', 'an active person', { person });
    }
    if (!mayDecide(person)) return reject('SELF_APPROVAL', 'somebody other than the applicant', { person });
    if (!isInside(person)) {
      return reject('OUT_OF_RANGE', 'people whom the node allows', { node: node.id, person });
    }
  }
  return undefined;
}
