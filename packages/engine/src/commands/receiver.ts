import type { PersonId } from '../assignment/directory.ts';
import { decider } from '../assignment/self.ts';
import { isRejection, reject, type Rejection } from '../rejection.ts';
import { requestFor } from '../rounds/request-for.ts';
import type { Situation } from '../work.ts';
import type { Decidable } from './task-checks.ts';

/** Why somebody cannot get a task of this round: unknown or gone, the applicant, or asked in it already. */
export function unfitReceiver(
  situation: Situation,
  { held, node }: Decidable,
  to: PersonId,
): Rejection | undefined {
  const request = requestFor(situation);
  if (isRejection(request)) return request;
  if (situation.context.directory.person(to)?.active !== true) {
    return reject('UNKNOWN_PERSON', 'an active person', { person: to });
  }
  if (!decider(node.approval, request)(to)) {
    return reject('SELF_APPROVAL', 'somebody other than the applicant', { person: to });
  }
  const sits = held.round.seats.some(
    ({ person, removed, added }) => person === to && removed === undefined && added?.role !== 'decider',
  );
  return sits
    ? reject('ALREADY_IN_ROUND', 'somebody without a seat in this round', { person: to })
    : undefined;
}
