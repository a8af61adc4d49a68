import { isRejection, type Rejection } from '../rejection.ts';
import { decideAt } from '../rounds/decide-at.ts';
import type { Work } from '../work.ts';
import type { Reject } from './command.ts';
import { missingOpinion } from './opinion.ts';
import { decidable } from './task-checks.ts';

/** Reject 不同意: fails the round as its policy says; a failed round closes the case as rejected. */
export function rejectTask(work: Work, command: Reject): Rejection | undefined {
  const found = decidable(work, command, 'reject');
  if (isRejection(found)) return found;
  const { held, node } = found;
  const refusal = missingOpinion(node.approval, 'reject', command.opinion);
  return refusal ?? decideAt(work, held, node, 'rejected', command.opinion);
}
