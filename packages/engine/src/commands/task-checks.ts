import type { PersonId } from '../assignment/directory.ts';
import { grantorFor, unfitStandIn } from '../assignment/stand-in.ts';
import type { Approval, TaskAction } from '../definition/approval.ts';
import { nodeAt } from '../definition/node-at.ts';
import type { UserNode } from '../definition/flow.ts';
import type { Principal } from '../events.ts';
import type { Instance, Seat } from '../instance.ts';
import { unknownNode } from '../nodes/unknown-node.ts';
import { isRejection, reject, type Rejection } from '../rejection.ts';
import { changedSince } from '../rounds/changed-fields.ts';
import { findTask, type HeldTask } from '../rounds/held-task.ts';
import type { Situation } from '../work.ts';

/** A command that acts on a task. */
export interface TaskCommand {
  readonly taskId: number;
  readonly seenVersion?: number;
  readonly seenDataVersion?: number;
}

/** An approval task with its node. */
export interface Decidable {
  readonly held: HeldTask;
  readonly node: UserNode;
}

/** What can be done with a task beside what a node may allow: by who is asked for an opinion, or decides a held round. */
export type HeldAction = TaskAction | 'giveOpinion' | 'reopenVoting';

const BY_DECIDER = ['approve', 'reject', 'returnTo', 'addApprover', 'reopenVoting'] as const;
const BY_ADVISER = ['giveOpinion'] as const;

/** What a seat offers: what its node does, unless it is asked for something else. */
function offered({ actions, onReturn }: Approval, { added }: Seat): readonly HeldAction[] {
  if (added?.role === 'decider') return BY_DECIDER;
  if (added?.role === 'opinion') return BY_ADVISER;
  return onReturn === 'forbid' ? actions.filter((action) => action !== 'returnTo') : actions;
}

/**
 * May the actor do this at this task now? Checked in the order state of the case, state of the task, authority,
 * version seen, permission of the node, so that everybody gets the most useful refusal.
 */
export function decidable(
  situation: Situation,
  command: TaskCommand,
  action: HeldAction,
): Decidable | Rejection {
  const held = ownTask(situation, command);
  if (isRejection(held)) return held;
  const node = nodeAt(situation.flow, held.token.node);
  if (held.round.revise === true) return notAllowed(held.token.node, action, ['resubmit', 'withdraw']);
  if (node?.kind !== 'user') return unknownNode(held.token.node);
  const actions = offered(node.approval, held.holder);
  return actions.includes(action) ? { held, node } : notAllowed(node.id, action, actions);
}

export function notAllowed(node: string, action: string, allowed: readonly string[]): Rejection {
  return reject('NOT_ALLOWED_AT_NODE', 'an action that this step offers', { node, action, allowed });
}

/** The open task, if it is the actor's own. */
export function ownTask(situation: Situation, command: TaskCommand): HeldTask | Rejection {
  const held = openTask(situation.instance, command.taskId);
  if (isRejection(held)) return held;
  const { actor } = situation.context;
  const { person, delegate } = held.holder;
  if (actor === undefined) return notYours(situation, held.holder, command);
  if (actor === delegate) return waitsForDelegate(command, delegate);
  if (person !== actor && !actsForApplicant(situation, held)) {
    // Only a held seat is stood in for; a pool seat is claimed in the grantor's name first.
    const grantor = person === undefined ? undefined : grantorFor(situation, held, actor);
    if (grantor === undefined) return notYours(situation, held.holder, command);
    const unfit = unfitStandIn(situation, held, actor);
    if (unfit !== undefined) return unfit;
  }
  if (delegate !== undefined) return waitsForDelegate(command, delegate);
  return staleVersion(held.holder, command) ?? changedData(situation, held, command) ?? held;
}

/** Nobody decides on other data than they have read: the applicant may have changed what they see meanwhile. */
function changedData(
  { flow, instance }: Situation,
  { token }: HeldTask,
  { taskId, seenDataVersion }: TaskCommand,
): Rejection | undefined {
  if (seenDataVersion === undefined) return undefined;
  const fields = changedSince(instance, nodeAt(flow, token.node), seenDataVersion);
  if (fields.length === 0) return undefined;
  const fact = { taskId, seenDataVersion, dataVersion: instance.dataVersion ?? 1, fields };
  return reject('DATA_CHANGED', 'the form data as they are now', fact);
}

/** The applicant's own turn may be somebody's who may act for them. */
function actsForApplicant({ context }: Situation, { round, holder }: HeldTask): boolean {
  return round.revise === true && context.actingFor !== undefined && holder.person === context.actingFor;
}

function waitsForDelegate({ taskId }: TaskCommand, person: PersonId): Rejection {
  return reject('DELEGATED', 'a task whose delegate has answered or was not waited for', { taskId, person });
}

/** The task, open and not frozen, whoever holds it. */
export function openTask(instance: Instance, taskId: number): HeldTask | Rejection {
  if (instance.status === 'closed') {
    return reject('INSTANCE_CLOSED', 'a case that is under way', {
      taskId,
      outcome: instance.outcome ?? null,
    });
  }
  const held = findTask(instance, taskId);
  if (held === undefined) return reject('ALREADY_HANDLED', 'an open task', { taskId });
  if (held.token.frozen === undefined) return held;
  return reject('FROZEN', 'a task that is not frozen by a return from a parallel branch', { taskId });
}

function notYours(situation: Situation, seat: Seat, { taskId }: TaskCommand): Rejection {
  const { actor } = situation.context;
  const mustClaim =
    actor !== undefined && seat.person === undefined && isCandidate(situation, seat.pool ?? [], actor);
  return mustClaim
    ? reject('NOT_YOUR_TASK', 'a task that the actor has claimed', { taskId, claim: true })
    : reject('NOT_YOUR_TASK', 'a task that the actor holds', { taskId, holder: seat.person ?? null });
}

/** Is the actor among the candidates of a pool, by name or through a position held now? */
export function isCandidate({ context }: Situation, pool: readonly Principal[], actor: PersonId): boolean {
  return pool.some((principal) =>
    'person' in principal
      ? principal.person === actor
      : context.directory.holders(principal.position).includes(actor),
  );
}

/** `seenVersion` guards against acting on a screen from before a claim or transfer. */
export function staleVersion(seat: Seat, { taskId, seenVersion }: TaskCommand): Rejection | undefined {
  const version = seat.version ?? 1;
  if (seenVersion === undefined || seenVersion === version) return undefined;
  return reject('STALE_VERSION', 'the version of the task as it is now', { taskId, seenVersion, version });
}
