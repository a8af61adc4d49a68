import type { UserNode } from '../definition/flow.ts';
import { pickRuleOf } from '../rounds/missing-pick.ts';
import type { Work } from '../work.ts';
import type { Prediction } from './prediction.ts';

/** What is open on the way to a step. */
export interface Doubts {
  /** At an earlier step not everybody has to vote, so nobody knows yet who will. */
  votes: boolean;
}

/** How sure it is whom a step asks, by what its rules look at. */
export function certainty(
  { context, instance }: Work,
  node: UserNode,
  { votes }: Doubts,
): Pick<Prediction, 'status' | 'reason'> {
  const plan = instance.plans?.find((each) => each.node === node.id);
  if (plan?.skip === true || plan?.people !== undefined) return { status: 'certain' };
  if (pickRuleOf(node) !== undefined && plan?.picked === undefined) {
    return { status: 'unresolvable', reason: 'toBePicked' };
  }
  const { approvers, dedupe } = node.approval;
  const isAnswered = approvers.every(
    (rule) => rule.rule !== 'resolver' || context.answers?.[rule.resolver] !== undefined,
  );
  if (!isAnswered) return { status: 'unresolvable', reason: 'resolver' };
  if (approvers.some((rule) => rule.rule === 'oneOf' && rule.strategy !== 'fixed')) {
    return { status: 'conditional', reason: 'workload' };
  }
  const looksBack = dedupe !== undefined || approvers.some(({ rule }) => rule === 'sameAs');
  return looksBack && votes ? { status: 'conditional', reason: 'votes' } : { status: 'certain' };
}
