import type { PersonId } from '../../assignment/directory.ts';
import { reject, type Rejection } from '../../rejection.ts';
import { emit, type Situation, type Work } from '../../work.ts';
import type { Owed } from '../docket.ts';
import { ownersOf } from '../ladder.ts';
import { disarm } from '../timers.ts';
import type { ExtendObligation, FulfilObligation } from './command.ts';
import type { AfterTold, ObligationRule } from './rules.ts';
import { obligationOf } from './timer-keys.ts';

/** Fulfil 履行 an obligation, early, in time or late. */
export function fulfilObligation(work: Work, command: FulfilObligation): Rejection | undefined {
  const owed = owedOf(work, command.obligation);
  if (owed === undefined) return notOwed(command.obligation);
  const { actor, actingFor, now } = work.context;
  if (actor !== owed.holder && actingFor !== owed.holder)
    return reject('NOT_YOUR_INSTANCE', 'the holder of the obligation', { actor: actor ?? null });
  const { obligation, evidence, files = [] } = command;
  const people = toldAbout(work, ruleOf(work, owed.kind)?.onFulfil);
  emit(work, {
    type: 'ObligationFulfilled',
    obligation,
    kind: owed.kind,
    evidence,
    files,
    people,
    ...(now > owed.due ? { late: true } : undefined),
  });
  dropTimers(work, obligation);
  return undefined;
}

/** Extend 续办: another case takes over. One that was fulfilled meanwhile stays so. */
export function extendObligation(work: Work, { obligation, by }: ExtendObligation): Rejection | undefined {
  const { actor } = work.context;
  if (actor !== undefined) return reject('NO_RIGHT', 'the hall itself', { rights: [] });
  const owed = owedOf(work, obligation);
  if (owed === undefined) return undefined;
  emit(work, { type: 'ObligationExtended', obligation, kind: owed.kind, to: by });
  dropTimers(work, obligation);
  return undefined;
}

/** Nothing is owed or asked any more: the case goes on, or is void. */
export function endAfter(work: Work): void {
  const { confirmation, obligations = [] } = work.instance.docket ?? {};
  if (confirmation !== undefined) {
    emit(work, { type: 'ConfirmationDropped', confirmation: confirmation.no });
    disarm(work, { timer: 'confirmation', key: '' });
  }
  for (const { obligation } of obligations) {
    emit(work, { type: 'ObligationDropped', obligation });
    dropTimers(work, obligation);
  }
}

/** The open obligation with this number. */
export function owedOf({ instance }: Situation, obligation: number): Owed | undefined {
  return instance.docket?.obligations?.find((each) => each.obligation === obligation);
}

export function ruleOf({ context }: Situation, kind: string): ObligationRule | undefined {
  return context.service.after?.obligations.find((rule) => rule.kind === kind);
}

/** Whom the service wants to be told. Where nobody decided, the owner stands for the approvers. */
export function toldAbout({ instance, context }: Situation, told: AfterTold = 'nobody'): readonly PersonId[] {
  if (told === 'nobody') return [];
  const approvers = instance.visits.flatMap(({ no, by }) => (no > 0 && by !== undefined ? [by] : []));
  return told === 'approvers' && approvers.length > 0 ? [...new Set(approvers)] : ownersOf(context);
}

function dropTimers(work: Work, obligation: number): void {
  for (const timer of work.instance.docket?.timers ?? [])
    if (timer.timer === 'obligation' && obligationOf(timer.key) === obligation) disarm(work, timer);
}

function notOwed(obligation: number): Rejection {
  return reject('NO_OBLIGATION', 'an obligation that is still open', { obligation });
}
