import { insertedId } from '../definition/inserted.ts';
import { isRejection, reject, type Rejection } from '../rejection.ts';
import { emit, type Work } from '../work.ts';
import type { InsertNodeAfter } from './command.ts';
import { plannable } from './plan-checks.ts';
import { unfitPlan } from './set-future-approvers.ts';
import { notAllowed } from './task-checks.ts';

/** Steps that may be inserted into one case. */
const MOST_INSERTED = 20;

/**
 * Insert a step 追加环节 behind a user task, for this case only: it opens when a round of that task has passed, and its people, who
 * must be inside the range of that task, must all approve. It may be skipped again.
 */
export function insertNodeAfter(work: Work, command: InsertNodeAfter): Rejection | undefined {
  const node = plannable(work, command, 'insertNodeAfter');
  if (isRejection(node)) return node;
  // A called process may run more than once in a case: which of them is meant, nobody could say.
  if (node.id.includes('/')) return notAllowed(node.id, 'insertNodeAfter', node.approval.actions);
  const people = [...new Set(command.people)];
  if (people.length === 0)
    return reject('PICK_REQUIRED', 'at least one person', { node: node.id, min: 1, max: MOST_INSERTED });
  const plans = work.instance.plans ?? [];
  if (plans.filter(({ after }) => after !== undefined).length >= MOST_INSERTED)
    return reject('NOT_ALLOWED_AT_NODE', `at most ${MOST_INSERTED} steps that are inserted`, {
      node: node.id,
      action: 'insertNodeAfter',
      allowed: node.approval.actions,
    });
  const refusal = unfitPlan(work, node, people);
  if (refusal !== undefined) return refusal;
  emit(work, { type: 'NodePlanned', node: insertedId(node.id, plans), people, after: node.id });
  return undefined;
}
