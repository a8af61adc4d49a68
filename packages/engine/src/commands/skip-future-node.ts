import { isRejection, type Rejection } from '../rejection.ts';
import { emit, type Work } from '../work.ts';
import type { SkipFutureNode } from './command.ts';
import { plannable } from './plan-checks.ts';
import { notAllowed } from './task-checks.ts';

/** Skip a later node 跳过后续节点: only where the flow marks it as skippable; the skip shows when it comes. */
export function skipFutureNode(work: Work, command: SkipFutureNode): Rejection | undefined {
  const node = plannable(work, command, 'skipFutureNode');
  if (isRejection(node)) return node;
  if (node.approval.skippable !== true) return notAllowed(node.id, 'skipFutureNode', node.approval.actions);
  emit(work, { type: 'NodePlanned', node: node.id, skip: true });
  return undefined;
}
