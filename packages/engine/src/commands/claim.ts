import type { PersonId } from '../assignment/directory.ts';
import { nodeAt } from '../definition/node-at.ts';
import { decider } from '../assignment/self.ts';
import { grantorFor, unfitStandIn } from '../assignment/stand-in.ts';
import { isRejection, reject, type Rejection } from '../rejection.ts';
import { requestFor } from '../rounds/request-for.ts';
import type { HeldTask } from '../rounds/held-task.ts';
import { emit, type Situation, type Work } from '../work.ts';
import type { Claim } from './command.ts';
import { isCandidate, notAllowed, openTask, staleVersion, type TaskCommand } from './task-checks.ts';

/** May the actor claim this task now? Who comes second is told that it is handled. */
export function claimable(situation: Situation, command: TaskCommand): PersonId | Rejection {
  const held = openTask(situation.instance, command.taskId);
  if (isRejection(held)) return held;
  const { actor } = situation.context;
  const { pool, person } = held.holder;
  const claimant = actor === undefined ? undefined : claimantFor(situation, held, actor);
  if (actor === undefined || claimant === undefined) {
    return reject('NOT_YOUR_TASK', 'a candidate of the task', {
      taskId: command.taskId,
      holder: person ?? null,
    });
  }
  if (pool === undefined) return notAllowed(held.token.node, 'claim', []);
  if (person !== undefined) {
    return reject('ALREADY_HANDLED', 'a task that nobody has claimed', {
      taskId: command.taskId,
      holder: person,
    });
  }
  const unfit = claimant === actor ? undefined : unfitStandIn(situation, held, actor);
  return unfit ?? notDecider(situation, held, claimant) ?? staleVersion(held.holder, command) ?? claimant;
}

/** In whose name the actor may claim: their own, or that of a candidate for whom they stand in. */
function claimantFor(situation: Situation, held: HeldTask, actor: PersonId): PersonId | undefined {
  const { pool, person } = held.holder;
  const isOpen = pool === undefined ? person === actor : isCandidate(situation, pool, actor);
  return isOpen ? actor : grantorFor(situation, held, actor);
}

/** The applicant may hold the position that is asked, and still not decide on their own case. */
function notDecider(situation: Situation, { token, task }: HeldTask, actor: PersonId): Rejection | undefined {
  const node = nodeAt(situation.flow, token.node);
  const request = requestFor(situation);
  if (node?.kind !== 'user' || isRejection(request)) return undefined;
  if (decider(node.approval, request)(actor)) return undefined;
  return actor === situation.instance.applicant
    ? reject('SELF_APPROVAL', 'somebody other than the applicant', { taskId: task })
    : reject('UNKNOWN_PERSON', 'an active person', { person: actor });
}

/** Claim 认领: compare and set; from then on the task is the actor's own. */
export function claim(work: Work, command: Claim): Rejection | undefined {
  const holder = claimable(work, command);
  if (isRejection(holder)) return holder;
  emit(work, { type: 'TaskClaimed', task: command.taskId, holder });
  return undefined;
}
