import type { PersonId } from './assignment/directory.ts';
import { notSupplementable } from './case/supplement.ts';
import { whileSuspended } from './case/suspend.ts';
import { claimable } from './commands/claim.ts';
import { opinionRequired } from './commands/opinion.ts';
import { dispatchable } from './commands/dispatch.ts';
import { notPlanner } from './commands/plan-checks.ts';
import { remindable } from './commands/remind.ts';
import { resubmittable } from './commands/resubmit.ts';
import { returnChoices } from './commands/return-target.ts';
import { recallable } from './commands/recall.ts';
import { releasable } from './commands/release.ts';
import { removable } from './commands/remove-approver.ts';
import { delegated } from './commands/resolve.ts';
import { decidable, type HeldAction } from './commands/task-checks.ts';
import { notWithdrawable } from './commands/withdraw.ts';
import type { Context } from './context.ts';
import { withInserted } from './definition/inserted.ts';
import type { Flow } from './definition/flow.ts';
import type { Instance } from './instance.ts';
import { nodeAt } from './definition/node-at.ts';
import { findTask } from './rounds/held-task.ts';
import { isRejection, reject, type Rejection } from './rejection.ts';
import type { Situation } from './work.ts';

/** An action that a person sees on a task or case. The rejection says why it is not allowed. */
export interface AllowedAction {
  readonly action:
    | HeldAction
    | 'claim'
    | 'release'
    | 'resolve'
    | 'takeBack'
    | 'resubmit'
    | 'withdraw'
    | 'remind'
    | 'supplement'
    | 'dispatch'
    | 'setFutureApprovers';
  readonly allowed: boolean;
  readonly opinionRequired: boolean;
  readonly rejection?: Rejection;
}

/**
 * What the actor may do 可用操作: with a task id, all actions on that task; without, those of the applicant on the case.
 * The same checks as in `decide`, so what is offered here is refused there only if the case has moved on.
 */
export function allowedActions(
  flow: Flow,
  instance: Instance,
  taskId: number | undefined,
  actor: PersonId,
  context: Context,
): readonly AllowedAction[] {
  const situation = {
    flow: withInserted(flow, instance.plans),
    instance,
    context: { ...context, actor },
  };
  const suspended = whileSuspended(situation, 'act');
  const actions = actionsOf(situation, taskId);
  if (suspended === undefined) return actions;
  return actions.map((each) => (each.allowed ? { ...each, allowed: false, rejection: suspended } : each));
}

function actionsOf(situation: Situation, taskId: number | undefined): readonly AllowedAction[] {
  if (taskId === undefined) {
    return [
      entry('withdraw', notWithdrawable(situation), false),
      entry('remind', remindable(situation), false),
      entry('supplement', notSupplementable(situation), false),
    ];
  }
  return [
    decision(situation, taskId, 'approve'),
    decision(situation, taskId, 'reject'),
    decision(situation, taskId, 'returnTo'),
    ...SEATING.map((action) => entry(action, decidable(situation, { taskId }, action), false)),
    entry('giveOpinion', decidable(situation, { taskId }, 'giveOpinion'), true),
    entry('removeApprover', removable(situation, { taskId }), false),
    entry('claim', claimable(situation, { taskId }), false),
    entry('release', releasable(situation, { taskId }), false),
    entry('resolve', delegated(situation, { taskId }, 'delegate'), true),
    entry('takeBack', delegated(situation, { taskId }, 'holder'), false),
    entry('recall', recallable(situation, { taskId }), false),
    entry('resubmit', resubmittable(situation, { taskId }), false),
    ...arranging(situation, taskId),
  ];
}

/** Only steps that give tasks out or arrange later steps speak of it at all. */
function arranging(situation: Situation, taskId: number): readonly AllowedAction[] {
  const held = findTask(situation.instance, taskId);
  const node = held === undefined ? undefined : nodeAt(situation.flow, held.token.node);
  if (node?.kind !== 'user') return [];
  const { dispatch, planAhead } = node.approval;
  return [
    ...(dispatch === undefined ? [] : [entry('dispatch', dispatchable(situation, { taskId }), false)]),
    ...(planAhead === true
      ? [entry('setFutureApprovers', notPlanner(situation, taskId, 'setFutureApprovers'), false)]
      : []),
  ];
}

/** Changes of who decides. */
const SEATING = ['transfer', 'delegate', 'addApprover', 'reopenVoting'] as const;

function entry(action: AllowedAction['action'], answer: unknown, needsOpinion: boolean): AllowedAction {
  const allowed = { action, allowed: true, opinionRequired: needsOpinion };
  return isRejection(answer) ? { ...allowed, allowed: false, rejection: answer } : allowed;
}

function decision(
  situation: Situation,
  taskId: number,
  action: 'approve' | 'reject' | 'returnTo',
): AllowedAction {
  const found = decidable(situation, { taskId }, action);
  if (isRejection(found)) return entry(action, found, false);
  const needsOpinion = opinionRequired(found.node.approval, action);
  if (action !== 'returnTo') return entry(action, undefined, needsOpinion);
  const { applicant, visits } = returnChoices(situation, found);
  const nowhere = applicant || visits.length > 0 ? undefined : noTarget(taskId);
  return entry(action, nowhere, needsOpinion);
}

function noTarget(taskId: number): Rejection {
  return reject('TARGET_NOT_VISITED', 'a node that was visited before', { taskId, targets: [] });
}
