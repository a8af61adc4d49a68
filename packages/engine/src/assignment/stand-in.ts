import type { Substitution } from '../context.ts';
import type { Principal } from '../events.ts';
import { isRejection, reject, type Rejection } from '../rejection.ts';
import type { HeldTask } from '../rounds/held-task.ts';
import { requestFor } from '../rounds/request-for.ts';
import type { Situation } from '../work.ts';
import type { PersonId } from './directory.ts';
import { isSelf } from './self.ts';
import { counts } from './substitution.ts';

/**
 * 代办: in whose place the actor handles a task that is not their own. Directly only: a substitute's substitute stands in for
 * nobody. Undefined when no substitution says so at the time of the command.
 */
export function grantorFor(situation: Situation, held: HeldTask, actor: PersonId): PersonId | undefined {
  const { substitutions } = situation.context;
  if (substitutions === undefined || held.round.revise === true) return undefined;
  const { person, pool } = held.holder;
  const sources = person === undefined ? (pool ?? []) : [{ person }];
  return substitutions.find(
    (each) => each.substitute === actor && covers(situation, held, each) && names(situation, sources, each),
  )?.grantor;
}

/** Why somebody who stands in may not: their own case, or a second vote in one round. */
export function unfitStandIn(
  situation: Situation,
  { round, task }: HeldTask,
  actor: PersonId,
): Rejection | undefined {
  const request = requestFor(situation);
  if (isRejection(request)) return request;
  if (isSelf(actor, request)) {
    return reject('SELF_APPROVAL', 'a substitute other than the applicant', { taskId: task });
  }
  if (!round.seats.some(({ person }) => person === actor)) return undefined;
  return reject('ALREADY_IN_ROUND', 'a substitute without a seat in this round', { person: actor });
}

function covers({ context }: Situation, { round, token }: HeldTask, given: Substitution): boolean {
  const isMeant = given.includeOpen || round.since >= given.from;
  return isMeant && counts(given, context, token.node);
}

function names({ context }: Situation, sources: readonly Principal[], { grantor }: Substitution): boolean {
  return sources.some((each) =>
    'person' in each ? each.person === grantor : context.directory.holders(each.position).includes(grantor),
  );
}
