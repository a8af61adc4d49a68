import { reject, type Rejection } from '../rejection.ts';
import type { Situation } from '../work.ts';

/**
 * Right 权限 of the actor over the case, as the outside grants it: `owner` = works for the unit in charge of the service,
 * `admin` = administers the hall, `supervisor` = watches over promised times.
 */
export type Right = 'owner' | 'admin' | 'supervisor';

/** Has the actor one of these rights? The hall itself (no actor) may do what a job asks. */
export function hasRight({ context }: Situation, rights: readonly Right[]): boolean {
  return context.rights?.some((right) => rights.includes(right)) ?? false;
}

/** Refuses who has none of these rights. */
export function noRight(situation: Situation, rights: readonly Right[]): Rejection | undefined {
  if (hasRight(situation, rights)) return undefined;
  return reject('NO_RIGHT', `somebody with the right ${rights.join(' or ')}`, { rights });
}

/** Refuses what must say why and does not. */
export function noReason(reason: string): Rejection | undefined {
  return reason.trim() === '' ? reject('OPINION_REQUIRED', 'a reason', {}) : undefined;
}

/** Who may end, stop and reopen a case. */
export const IN_CHARGE: readonly Right[] = ['owner', 'admin'];
