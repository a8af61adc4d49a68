import { isRejection, type Rejection } from '../rejection.ts';
import { judge } from '../rounds/judge.ts';
import { emit, type Work } from '../work.ts';
import type { GiveOpinion } from './command.ts';
import { isBlank, noOpinion } from './opinion.ts';
import { decidable } from './task-checks.ts';

/** Gives the opinion 提意见 that a seat added for it was asked for; who waited for it may go on. */
export function giveOpinion(work: Work, command: GiveOpinion): Rejection | undefined {
  const found = decidable(work, command, 'giveOpinion');
  if (isRejection(found)) return found;
  const { held, node } = found;
  const { opinion } = command;
  if (opinion === undefined || isBlank(opinion)) return noOpinion('giveOpinion');
  const at = { task: held.task, node: node.id, round: held.round.id };
  emit(work, { type: 'TaskClosed', ...at, outcome: 'advised', opinion });
  return judge(work, held.token.id, node, { reason: 'decided' });
}
