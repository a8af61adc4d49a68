import type { PersonId } from '../assignment/directory.ts';
import { grantorFor, unfitStandIn } from '../assignment/stand-in.ts';
import type { TaskAction } from '../definition/approval.ts';
import type { UserNode } from '../definition/flow.ts';
import type { Principal } from '../events.ts';
import type { Instance, Seat } from '../instance.ts';
import { unknownNode } from '../nodes/unknown-node.ts';
import { isRejection, reject, type Rejection } from '../rejection.ts';
import { findTask, type HeldTask } from '../rounds/held-task.ts';
import type { Situation } from '../work.ts';

/** A command that acts on a task. */
export interface TaskCommand {
  readonly taskId: number;
  readonly seenVersion?: number;
}

/** An approval task with its node. */
export interface Decidable {
  readonly held: HeldTask;
  readonly node: UserNode;
}

/**
 * May the actor do this at this task now? Checked in the order state of the case, state of the task, authority,
 * version seen, permission of the node, so that everybody gets the most useful refusal.
 */
export function decidable(
  situation: Situation,
  command: TaskCommand,
  action: TaskAction,
): Decidable | Rejection {
  const held = ownTask(situation, command);
  if (isRejection(held)) return held;
  const node = situation.flow.nodes[held.token.node];
  if (held.round.revise === true) return notAllowed(held.token.node, action, ['resubmit', 'withdraw']);
  if (node?.kind !== 'user') return unknownNode(held.token.node);
  if (!node.approval.actions.includes(action)) return notAllowed(node.id, action, node.approval.actions);
  return { held, node };
}

export function notAllowed(node: string, action: string, allowed: readonly string[]): Rejection {
  return reject('NOT_ALLOWED_AT_NODE', 'an action that this step offers', { node, action, allowed });
}

/** The open task, if it is the actor's own. */
export function ownTask(situation: Situation, command: TaskCommand): HeldTask | Rejection {
  const held = openTask(situation.instance, command.taskId);
  if (isRejection(held)) return held;
  const { actor } = situation.context;
  if (actor === undefined) return notYours(situation, held.holder, command);
  if (held.holder.person !== actor) {
    // Only a held seat is stood in for; a pool seat is claimed in the grantor's name first.
    const grantor = held.holder.person === undefined ? undefined : grantorFor(situation, held, actor);
    if (grantor === undefined) return notYours(situation, held.holder, command);
    const unfit = unfitStandIn(situation, held, actor);
    if (unfit !== undefined) return unfit;
  }
  const stale = staleVersion(held.holder, command);
  return stale ?? held;
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
