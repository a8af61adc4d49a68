import { tokenOf } from '../scopes/around.ts';
import { resumeClock } from '../clock/resume.ts';
import { nodeAt } from '../definition/node-at.ts';
import { passUserTask } from '../nodes/pass-user-task.ts';
import { isRejection, reject, type Rejection } from '../rejection.ts';
import { pendingReturn } from '../returns/pending.ts';
import { closeRound } from '../rounds/close-round.ts';
import type { HeldTask } from '../rounds/held-task.ts';
import { emit, type Situation, type Work } from '../work.ts';
import { changeData } from './change-data.ts';
import type { Resubmit } from './command.ts';
import { takePicks } from './take-picks.ts';
import { notAllowed, ownTask, type TaskCommand } from './task-checks.ts';

/** May the actor resubmit with this task now? Only the applicant's `revise` task can. */
export function resubmittable(situation: Situation, command: TaskCommand): HeldTask | Rejection {
  const held = ownTask(situation, command);
  if (isRejection(held) || held.round.revise === true) return held;
  const node = nodeAt(situation.flow, held.token.node);
  return notAllowed(held.token.node, 'resubmit', node?.kind === 'user' ? node.approval.actions : []);
}

/** Resubmit 再送: back to the returner, or along the flow again. The promise clock runs on. */
export function resubmit(work: Work, command: Resubmit): Rejection | undefined {
  const held = resubmittable(work, command);
  if (isRejection(held)) return held;
  const { token, round, task } = held;
  const { start } = work.flow;
  changeData(work, command.data);
  const unfit = takePicks(work, 'applicantPicks', command.picks);
  if (unfit !== undefined) return unfit;
  emit(work, {
    type: 'TaskClosed',
    task,
    node: start.id,
    round: round.id,
    outcome: 'resubmitted',
    ...(command.opinion === undefined ? undefined : { opinion: command.opinion }),
  });
  const returned = tokenOf(work.instance, token.id);
  if (returned === undefined) return reject('NO_PATH', 'a token at the start event', { node: start.id });
  closeRound(work, returned, 'passed', 'decided');
  resumeClock(work);
  if (pendingReturn(work.instance, token.id, start.id) === undefined) walkAgain(work, token.id);
  return passUserTask(work, start, token.id);
}

/** The return asked for a walk along the flow; what it superseded is gone already. */
function walkAgain(work: Work, token: number): void {
  emit(work, {
    type: 'Resubmitted',
    token,
    node: work.flow.start.id,
    resume: 'rewalk',
    rewalkForced: false,
    superseded: [],
  });
}
