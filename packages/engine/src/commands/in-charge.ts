import { IN_CHARGE, noRight } from '../case/rights.ts';
import type { Rejection } from '../rejection.ts';
import type { Situation } from '../work.ts';

/** Refuses who is not in charge 责任人: heads of the owner unit are, whoever the hall lets act for it, and the hall itself. */
export function notInCharge(situation: Situation): Rejection | undefined {
  const { actor, directory, service } = situation.context;
  if (actor === undefined) return undefined;
  const isHead = directory.heads(service.owner).includes(actor) && directory.person(actor)?.active === true;
  return isHead ? undefined : noRight(situation, IN_CHARGE);
}
