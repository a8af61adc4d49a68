import { isRejection, type Rejection } from '../rejection.ts';
import { decideAt } from '../rounds/decide-at.ts';
import type { Work } from '../work.ts';
import type { Approve } from './command.ts';
import { fillIn } from './fill-in.ts';
import { takePicks } from './take-picks.ts';
import { missingOpinion } from './opinion.ts';
import { decidable, notAllowed } from './task-checks.ts';

/** Approve 同意. */
export function approve(work: Work, command: Approve): Rejection | undefined {
  const found = decidable(work, command, 'approve');
  if (isRejection(found)) return found;
  const { held, node } = found;
  if (command.batch === true && node.batch !== true) return notAllowed(node.id, 'batch', ['approve']);
  const refusal = missingOpinion(node.approval, 'approve', command.opinion);
  const unfilled = refusal ?? fillIn(work, node, command.data);
  const unpicked = unfilled ?? takePicks(work, 'previousPicks', command.picks);
  return unpicked ?? decideAt(work, held, node, 'approved', command.opinion);
}
