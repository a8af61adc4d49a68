import type { PickRule } from '../assignment/rule.ts';
import type { UserNode } from '../definition/flow.ts';
import { reject, type Rejection } from '../rejection.ts';
import type { Work } from '../work.ts';

/** The choice 自选 that a node's rules ask for. */
export function pickRuleOf({ approval }: UserNode): PickRule | undefined {
  return approval.approvers.find(
    (rule): rule is PickRule => rule.rule === 'applicantPicks' || rule.rule === 'previousPicks',
  );
}

/** Refuses a command that leads to a node without the choice that its sender had to make. */
export function missingPick(work: Work, node: UserNode): Rejection | undefined {
  const rule = work.asksFor === undefined ? undefined : pickRuleOf(node);
  if (rule === undefined || rule.rule !== work.asksFor || rule.min === 0) return undefined;
  const plan = work.instance.plans?.find((each) => each.node === node.id);
  if ((plan?.picked ?? plan?.people) !== undefined || plan?.skip === true) return undefined;
  return reject('PICK_REQUIRED', 'a choice of approvers for the node', {
    node: node.id,
    min: rule.min,
    max: rule.max,
  });
}
